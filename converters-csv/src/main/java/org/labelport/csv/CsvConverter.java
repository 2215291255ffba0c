package org.labelport.csv;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.csv.table.CsvDialect;
import org.labelport.csv.table.CsvLosses;
import org.labelport.csv.write.CsvPlan;
import org.labelport.options.OptionSpec;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes the generic long table, which holds every kind of data and annotation in full. */
@Component
@ProvidesFormat(
        format = "csv",
        title = "CSV, generic long table",
        data__types = {"image", "video", "audio", "text", "pcd", "prompt"},
        annotation__types = {"image", "video", "audio", "text", "pcd", "prompt"},
        shapes = {
            "tag",
            "box",
            "rotated_box",
            "polygon",
            "polyline",
            "ellipse",
            "points",
            "mask",
            "cuboid",
            "point_labels",
            "span",
            "interval",
            "reply",
            "other"
        })
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class CsvConverter implements Converter {

    @Override
    public List<OptionSpec> options() {
        return CsvDialect.OPTIONS;
    }

    @Override
    public List<LossSpec> losses() {
        return CsvLosses.ALL;
    }

    @Override
    public Set<Metadata> keeps() {
        return EnumSet.allOf(Metadata.class);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new CsvVerifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        FileNames names = FileNames.plan(request.census(), FileNames.Unique.PATH, header -> "");
        return new CsvPlan(request.census(), names, CsvDialect.of(request.options()));
    }
}

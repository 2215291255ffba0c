package org.labelport.yolo.keras;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.UnwrittenParts;
import org.labelport.geometry.BoxFit;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.labelport.yolo.rows.names.NameLines;
import org.osgi.service.component.annotations.Component;

/** Writes lists of pictures with their boxes in pixels, for keras-yolo3 and YOLOv4 for PyTorch. */
@Component
@ProvidesFormat(
        format = KerasLayout.FORMAT,
        title = "YOLO (Keras, PyTorch YOLOv4 TXT)",
        data__types = "image",
        annotation__types = "image",
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class KerasConverter implements Converter {

    private static final List<LossSpec> LOSSES = LossSpec.joined(
            BoxFit.LOSSES,
            UnwrittenParts.LOSSES,
            LossSpec.allShared(
                    LossCodes.CATEGORY_MISSING,
                    LossCodes.CROWD_AS_OBJECT,
                    LossCodes.CLASS_RENAMED,
                    LossCodes.FILE_RENAMED,
                    LossCodes.ITEM_UNLABELLED));

    @Override
    public List<OptionSpec> options() {
        return List.of(EmptyItems.OPTION);
    }

    @Override
    public List<LossSpec> losses() {
        return LOSSES;
    }

    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new KerasVerifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return new KerasPlan(
                request.census().taxonomy(),
                NameLines.of(request.census().taxonomy(), "a data set of boxes", request.losses()),
                FileNames.plan(
                        request.census(),
                        FileNames.Unique.PATH,
                        header -> KerasLayout.folder(header.split()),
                        KerasLayout::spelled),
                EmptyItems.of(request.options().text(EmptyItems.OPTION.name())));
    }
}

package org.labelport.voc;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.ClassNames;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FileNames;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.UnwrittenParts;
import org.labelport.geometry.BoxFit;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.labelport.voc.file.LabelImgLayout;
import org.labelport.voc.verify.LabelImgVerifier;
import org.labelport.voc.write.LabelImgPlan;
import org.osgi.service.component.annotations.Component;

/** Writes the XML files of LabelImg, each beside its picture. */
@Component
@ProvidesFormat(
        format = "labelimg",
        title = "LabelImg (VOC XML beside pictures)",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class LabelImgConverter implements Converter {

    @Override
    public List<LossSpec> losses() {
        return LossSpec.joined(
                BoxFit.LOSSES,
                UnwrittenParts.LOSSES,
                LossSpec.allShared(
                        LossCodes.CROWD_AS_OBJECT,
                        LossCodes.CATEGORY_MISSING,
                        LossCodes.CLASS_RENAMED,
                        LossCodes.FILE_RENAMED,
                        LossCodes.TEXT_CONTROL_CHARS));
    }

    @Override
    public Set<Metadata> keeps() {
        return Set.of(Metadata.UNUSED_CATEGORIES, Metadata.CATEGORY_ORDER);
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new LabelImgVerifier());
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        FileNames names = FileNames.plan(
                request.census(), FileNames.Unique.STEM, header -> LabelImgLayout.folder(header.split()));
        ClassNames classes =
                ClassNames.plan(request.census().taxonomy(), LabelImgLayout::className, Set.of(), request.losses());
        return new LabelImgPlan(names, classes);
    }
}

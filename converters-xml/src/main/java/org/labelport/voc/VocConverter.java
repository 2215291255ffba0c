package org.labelport.voc;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.labelport.convert.Census;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FileNames;
import org.labelport.convert.ItemDetail;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.dm.sdk.SdkLayout;
import org.labelport.model.ShapeKind;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.DefaultFlag;
import org.labelport.options.Options;
import org.labelport.output.PictureFormat;
import org.labelport.report.ExportException;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.labelport.voc.file.Coordinates;
import org.labelport.voc.file.LabelMapClasses;
import org.labelport.voc.file.VocLayout;
import org.labelport.voc.synapse.SynapsePlan;
import org.labelport.voc.verify.VocVerifier;
import org.labelport.voc.write.Segmentation;
import org.labelport.voc.write.TagSets;
import org.labelport.voc.write.VocPlan;
import org.labelport.voc.write.VocShardWriter;
import org.osgi.service.component.annotations.Component;

/** Writes Pascal VOC: XML files of boxes, segmentation pictures, and set files for tags. */
@Component
@ProvidesFormat(
        format = "voc",
        title = "Pascal VOC XML",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"tag", "box", "rotated_box", "polygon", "polyline", "ellipse", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class VocConverter implements Converter {

    private static final String BASE = "base";
    private static final String FLOAT = "float";
    private static final String SEGMENTATION = "segmentation";
    private static final String PICTURES = "pictures";
    private static final String JPEG = "jpeg";

    private static final List<OptionSpec> OF_DEVKIT = List.of(
            OptionSpec.choice(
                    BASE,
                    "0",
                    List.of("0", "1"),
                    "First pixel: 0 for CVAT, Datumaro, LabelImg and most, 1 for the VOC devkit and detectron2."),
            OptionSpec.flag(FLOAT, DefaultFlag.OFF, "Coordinates with two decimals; some readers cut them off."),
            OptionSpec.flag(
                    SEGMENTATION, DefaultFlag.ON, "Segmentation pictures for polygons, masks and other regions."),
            OptionSpec.choice(
                    PICTURES,
                    "keep",
                    List.of("keep", JPEG),
                    "File format of pictures: keep their own, or jpeg for torchvision, detectron2 and mmdetection."));

    private static final SdkLayout LAYOUT = new SdkLayout(
            "voc",
            OptionSpec.choice(
                    "layout",
                    "devkit",
                    List.of("devkit"),
                    "Folders, files and numbers: devkit as the VOC challenge has them."),
            new SdkLayout.Side(OF_DEVKIT, VocConverter::devkitPlan, new VocVerifier()),
            new SdkLayout.Side(
                    List.of(),
                    SynapsePlan::of,
                    SdkLayout.unchecked(
                            "voc.layout",
                            "files in the SDK's layout are not checked: only programs made for them read them")));

    @Override
    public List<OptionSpec> options() {
        return Stream.concat(Stream.of(LAYOUT.option()), OF_DEVKIT.stream()).toList();
    }

    @Override
    public List<LossSpec> losses() {
        return LossSpec.joined(
                LossSpec.allShared(
                        LossCodes.GEOMETRY_UNSUPPORTED,
                        LossCodes.GEOMETRY_DEGENERATE,
                        LossCodes.GEOMETRY_CLIPPED,
                        LossCodes.GEOMETRY_AS_BOX,
                        LossCodes.GEOMETRY_AS_MASK,
                        LossCodes.MASK_EMPTY,
                        LossCodes.MASK_OVERLAP_CUT,
                        LossCodes.MASK_TOO_MANY_INSTANCES,
                        LossCodes.BOX_ROTATION_DROPPED,
                        LossCodes.CROWD_AS_OBJECT,
                        LossCodes.CATEGORY_MISSING,
                        LossCodes.CLASS_RENAMED,
                        LossCodes.LABEL_SANITISED,
                        LossCodes.FILE_RENAMED,
                        LossCodes.TEXT_CONTROL_CHARS,
                        LossCodes.ATTRIBUTE_DROPPED,
                        LossCodes.RELATION_DROPPED,
                        LossCodes.DUPLICATE,
                        LossCodes.SCORE_DROPPED,
                        LossCodes.PROVENANCE_DROPPED,
                        LossCodes.TRACK_DENSIFIED),
                List.of(VocShardWriter.NOT_JPEG),
                SynapsePlan.ownLosses());
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(LAYOUT.verifier());
    }

    @Override
    public Set<ItemDetail> needs(Options options) {
        return LAYOUT.needs(options);
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
        return LAYOUT.plan(request);
    }

    private static ConversionPlan devkitPlan(PlanRequest request) throws ExportException, IOException {
        Options options = request.options();
        Taxonomy taxonomy = request.census().taxonomy();
        boolean segmentation = options.flag(SEGMENTATION) && hasRegions(request.census());
        if (segmentation && taxonomy.size() > Segmentation.LAST_VALUE) {
            throw new ExportException(
                    "voc.too-many-classes",
                    "segmentation pictures hold at most " + Segmentation.LAST_VALUE + " classes, but the data has "
                            + taxonomy.size() + ". Leave them out with -o segmentation=false, or choose the format"
                            + " masks.");
        }
        FileNames names = FileNames.plan(request.census(), FileNames.Unique.STEM, header -> "", VocLayout::spellable);
        LabelMapClasses classes = LabelMapClasses.plan(taxonomy, request.losses());
        Coordinates coordinates = new Coordinates(
                options.text(BASE).equals("1") ? 1 : 0,
                options.flag(FLOAT) ? Coordinates.HUNDREDTHS : Coordinates.WHOLE_PIXELS);
        return new VocPlan(
                request.census(),
                names,
                classes,
                coordinates,
                TagSets.plan(request.census(), classes.names(), request.losses()),
                segmentation,
                options.text(PICTURES).equals(JPEG) ? Optional.of(PictureFormat.JPEG) : Optional.empty());
    }

    private static boolean hasRegions(Census census) {
        return Stream.of(ShapeKind.POLYGON, ShapeKind.MASK, ShapeKind.ELLIPSE, ShapeKind.POLYLINE)
                .anyMatch(census.shapes()::containsKey);
    }
}

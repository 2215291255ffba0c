package org.labelport.coco;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.labelport.coco.file.CocoFolder;
import org.labelport.coco.file.UnreadFiles;
import org.labelport.coco.panoptic.PanopticLists;
import org.labelport.coco.panoptic.PanopticSource;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads COCO files of panoptic segmentation, and the PNGs that they list. */
@Component
@ProvidesTarget(target = "coco-panoptic", title = "COCO panoptic segmentation", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class CocoPanopticTarget implements TargetHandler {

    private static final String PATH = "path";
    private static final String IMAGES = "images";
    private static final String MASKS = "masks";

    /** Used by the service registry and by {@code ServiceLoader}. */
    public CocoPanopticTarget() {}

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        PATH,
                        OptionSpec.Type.PATH,
                        "a panoptic JSON file, or a folder with annotations/panoptic_<split>.json"),
                OptionSpec.optional(
                        IMAGES,
                        OptionSpec.Type.PATH,
                        "the folder that file_name starts from; images/<split> or images beside annotations"),
                OptionSpec.optional(
                        MASKS,
                        OptionSpec.Type.PATH,
                        "the folder of the PNGs of a single file; by default the folder beside the file that has the file's"
                                + " name"));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        Path path = request.filter().path(PATH);
        Optional<Path> images = request.filter().optionalPath(IMAGES);
        if (FileKind.isFolder(path)) {
            new UnreadFiles(List.of(), request.report()).reportUnknown(new CocoFolder(path, images));
        }
        return PanopticSource.open(
                PanopticLists.of(path, images), request.filter().optionalPath(MASKS), request);
    }
}

package org.labelport.coco;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads COCO files of instances, with masks and keypoints. */
@Component
@ProvidesTarget(target = "coco", title = "COCO JSON", data__types = "image")
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class CocoTarget implements TargetHandler {

    /** Used by the service registry and by {@code ServiceLoader}. */
    public CocoTarget() {}

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        CocoLayout.PATH,
                        OptionSpec.Type.PATH,
                        "a COCO JSON file, or a folder with annotations/instances_<split>.json"),
                OptionSpec.optional(
                        CocoLayout.IMAGES,
                        OptionSpec.Type.PATH,
                        "the folder that file_name starts from; for a folder of files, images/<split> or images in it"),
                OptionSpec.choice(
                        CocoLayout.SPLIT,
                        "none",
                        List.of("none", "train", "val", "test"),
                        "the split that a single file's items belong to"));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return CocoSource.open(CocoLayout.files(request.filter()), request);
    }
}

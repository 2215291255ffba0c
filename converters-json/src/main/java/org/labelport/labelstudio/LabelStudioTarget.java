package org.labelport.labelstudio;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.labelport.labelstudio.read.LabelStudioSource;
import org.labelport.labelstudio.results.ReadItem;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads the files that Label Studio exports and imports: JSON, JSON-MIN, and folders with a file for each task. */
@Component
@ProvidesTarget(
        target = "label-studio",
        title = "Label Studio",
        data__types = {"image", "video", "audio", "text"})
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class LabelStudioTarget implements TargetHandler {

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required(
                        "path",
                        Type.PATH,
                        "JSON file with tasks, or folder that has tasks.json or one file for each task."),
                OptionSpec.optional(
                        "config",
                        Type.PATH,
                        "Labelling interface in XML; without it, label_config.xml beside the tasks, if it exists."),
                OptionSpec.choice(
                        "labels",
                        "config",
                        List.of("config", "data"),
                        "Which categories there are: config for those of the interface, data for those found in the tasks."),
                OptionSpec.choice(
                        "annotations",
                        "all",
                        List.of("all", "first", "latest", "ground-truth"),
                        "Which annotations of a task are read if several people have annotated it."),
                OptionSpec.choice(
                        "predictions",
                        "unlabelled",
                        List.of("unlabelled", "all", "none"),
                        "When predictions are read: for tasks that nobody has annotated, always, or never."),
                OptionSpec.optional(
                        "media",
                        Type.PATH,
                        "Folder that the paths of files are relative to; without it, the folder of the tasks."),
                OptionSpec.optional(
                        ReadItem.VIDEO_SIZE,
                        Type.SIZE,
                        "Width and height of videos whose tasks do not have them, such as 1920x1080."),
                OptionSpec.choice(
                        "frames",
                        "all",
                        List.of("all", "listed"),
                        "Which frames of a track are read: all on which Label Studio shows it, or only those listed as key"
                                + " frames."));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return LabelStudioSource.open(request);
    }
}

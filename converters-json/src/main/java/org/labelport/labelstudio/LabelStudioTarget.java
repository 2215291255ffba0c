package org.labelport.labelstudio;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.labelport.labelstudio.read.LabelStudioSource;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads what Label Studio exports and what it imports: JSON, JSON-MIN, and folders of single tasks. */
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
                        "JSON file with tasks, or folder with tasks.json or one file for each task."),
                OptionSpec.optional(
                        "config",
                        Type.PATH,
                        "Labelling interface in XML; without it, label_config.xml beside the tasks if there is one."),
                OptionSpec.choice(
                        "labels",
                        "config",
                        List.of("config", "data"),
                        "Whether categories are those of the interface, or those found in the data."),
                OptionSpec.choice(
                        "annotations",
                        "all",
                        List.of("all", "first", "latest", "ground-truth"),
                        "Which annotations of a task are read when there are several."),
                OptionSpec.choice(
                        "predictions",
                        "unlabelled",
                        List.of("unlabelled", "all", "none"),
                        "Whether predictions are read: where nobody has annotated, always, or never."),
                OptionSpec.optional(
                        "media",
                        Type.PATH,
                        "Folder that paths of files start at; without it, the folder of the tasks."),
                OptionSpec.optional(
                        "video-size",
                        Type.TEXT,
                        "Width and height of videos where the tasks do not say them, such as 1920x1080."),
                OptionSpec.choice(
                        "frames",
                        "all",
                        List.of("all", "listed"),
                        "Frames of a track: all on which Label Studio shows it, or only its key frames."));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return LabelStudioSource.open(request);
    }
}

package org.labelport.cvat;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import org.labelport.cvat.file.CvatFlavour;
import org.labelport.cvat.read.CvatVideoSource;
import org.labelport.cvat.read.SourceFiles;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Component;

/** Reads CVAT for video 1.1: videos, and sequences of pictures. */
@Component
@ProvidesTarget(
        target = "cvat-video",
        title = "CVAT for video 1.1",
        data__types = {"video", "image"})
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class CvatVideoTarget implements TargetHandler {

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of(
                OptionSpec.required("path", Type.PATH, "An XML file of CVAT for video, or a folder that holds some."),
                OptionSpec.optional(
                        CvatVideoSource.VIDEOS,
                        Type.PATH,
                        "Folder of the videos, or of the pictures of one sequence; without it, beside the XML file."),
                OptionSpec.choice(
                        CvatVideoSource.FRAMES,
                        "all",
                        List.of("all", CvatVideoSource.LISTED),
                        "Frames between key frames: all as CVAT shows them, or only those that are listed."));
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return new CvatVideoSource(SourceFiles.open(CvatFlavour.VIDEO, request), request);
    }
}

package org.labelport.cvat;

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
import org.labelport.cvat.file.CvatFlavour;
import org.labelport.cvat.file.CvatLosses;
import org.labelport.cvat.file.VideoLayout;
import org.labelport.cvat.verify.CvatVerifier;
import org.labelport.cvat.write.CvatLabels;
import org.labelport.cvat.write.video.CvatVideoPlan;
import org.labelport.cvat.write.video.SequenceTasks;
import org.labelport.cvat.write.video.TrackSteps;
import org.labelport.options.OptionSpec;
import org.labelport.report.LossSpec;
import org.labelport.verify.Verifier;
import org.osgi.service.component.annotations.Component;

/** Writes CVAT for video 1.1: videos, and sequences of pictures. */
@Component
@ProvidesFormat(
        format = "cvat-video",
        title = "CVAT for video 1.1",
        data__types = "video",
        annotation__types = "video",
        shapes = {"box", "rotated_box", "polygon", "polyline", "ellipse", "points", "mask"})
@ServiceProvider(value = Converter.class, resolution = "optional")
public final class CvatVideoConverter implements Converter {

    private static final String FRAMES = "frames";
    private static final String ALL = "all";
    private static final String GAPS = "gaps";
    private static final String INTERPOLATED = "interpolated";

    @Override
    public List<OptionSpec> options() {
        return List.of(
                OptionSpec.choice(
                        FRAMES,
                        ALL,
                        List.of(ALL, "keyframes"),
                        "Interpolated shapes: all, or keyframes to leave out those that CVAT computes itself."),
                OptionSpec.choice(
                        GAPS,
                        "absent",
                        List.of("absent", INTERPOLATED),
                        "Frames that a track does not list: absent, or interpolated for tracks of key frames only."));
    }

    @Override
    public List<LossSpec> losses() {
        return CvatLosses.ofVideo();
    }

    @Override
    public Set<Metadata> keeps() {
        Set<Metadata> kept = EnumSet.of(Metadata.SEQUENCES);
        kept.addAll(CvatLabels.KEPT);
        return kept;
    }

    @Override
    public Optional<Verifier> verifier() {
        return Optional.of(new CvatVerifier(CvatFlavour.VIDEO));
    }

    @Override
    public ConversionPlan plan(PlanRequest request) throws IOException {
        return new CvatVideoPlan(
                request.census(),
                FileNames.plan(request.census(), FileNames.Unique.PATH, header -> "", VideoLayout::spellable),
                SequenceTasks.of(request.census()),
                CvatLabels.plan(request.census().taxonomy(), request.losses()),
                request.options().text(FRAMES).equals(ALL),
                request.options().text(GAPS).equals(INTERPOLATED)
                        ? TrackSteps.Gaps.INTERPOLATED
                        : TrackSteps.Gaps.ABSENT);
    }
}

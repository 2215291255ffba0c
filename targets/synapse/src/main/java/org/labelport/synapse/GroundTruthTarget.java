package org.labelport.synapse;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.http.HttpSettings;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;
import org.labelport.synapse.results.Listing;
import org.labelport.target.FilterException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.annotations.ServiceScope;

/** Reads a version of a Synapse ground-truth dataset. */
@Component(service = TargetHandler.class, scope = ServiceScope.PROTOTYPE)
@ProvidesTarget(
        target = "ground_truth",
        title = "Synapse ground truth",
        data__types = {"image", "video", "audio", "text", "pcd", "prompt"})
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class GroundTruthTarget implements TargetHandler {

    private static final Listing LISTING = new Listing(
            "ground_truth_dataset_version",
            "id of the ground-truth dataset version",
            "Ground Truth dataset version is required.",
            "Unable to get Ground Truth dataset version.",
            "ground_truth_dataset_versions",
            "sdk/ground_truth_events/",
            "sdk/ground_truth_events/",
            Optional.of("ground_truth_dataset_versions/"),
            List.of("data"),
            Listing.ProjectPlace.RESULT,
            Listing.FilesPlace.DATA_UNIT,
            Optional.of("category"));

    private final PlatformTarget target;

    /** Used by {@code ServiceLoader}: with the settings of this process. */
    public GroundTruthTarget() {
        this(Settings.ofProcess(), PlatformTarget.limits());
    }

    /** Used by the service registry. */
    @Activate
    public GroundTruthTarget(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Settings settings) {
        this(settings == null ? Settings.ofProcess() : settings, PlatformTarget.limits());
    }

    /** @param limits of requests */
    GroundTruthTarget(Settings settings, HttpSettings limits) {
        this.target = new PlatformTarget(LISTING, settings, limits);
    }

    @Override
    public List<OptionSpec> filterKeys() {
        return target.filterKeys();
    }

    @Override
    public Options.OtherNames otherFilterKeys() {
        return Options.OtherNames.KEPT;
    }

    @Override
    public void validateFilter(Options filter) throws FilterException {
        target.validate(filter);
    }

    @Override
    public ItemSource open(SourceRequest request) throws ExportException, IOException {
        return target.open(request);
    }
}

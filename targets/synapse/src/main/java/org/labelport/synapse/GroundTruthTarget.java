package org.labelport.synapse;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.http.HttpSettings;
import org.labelport.settings.Settings;
import org.labelport.synapse.results.Listing;
import org.labelport.target.ProvidesTarget;
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
public final class GroundTruthTarget extends PlatformTarget {

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

    /** Used by {@code ServiceLoader}: with the settings of this process. */
    public GroundTruthTarget() {
        super(LISTING, null);
    }

    /** Used by the service registry. */
    @Activate
    public GroundTruthTarget(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Settings settings) {
        super(LISTING, settings);
    }

    /** @param limits of requests */
    GroundTruthTarget(Settings settings, HttpSettings limits) {
        super(LISTING, settings, limits);
    }
}

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

/** Reads the assignments of a Synapse project. */
@Component(service = TargetHandler.class, scope = ServiceScope.PROTOTYPE)
@ProvidesTarget(
        target = "assignment",
        title = "Synapse assignments",
        data__types = {"image", "video", "audio", "text", "pcd", "prompt"})
@ServiceProvider(value = TargetHandler.class, resolution = "optional")
public final class AssignmentTarget extends PlatformTarget {

    private static final Listing LISTING = new Listing(
            "project",
            "id of the project",
            "Project is required for Assignment.",
            "Unable to get Assignment.",
            "project",
            "sdk/assignments/",
            "assignments/",
            Optional.empty(),
            List.of("data"),
            Listing.ProjectPlace.FILTER,
            Listing.FilesPlace.FILE,
            Optional.empty());

    /** Used by {@code ServiceLoader}: with the settings of this process. */
    public AssignmentTarget() {
        super(LISTING, null);
    }

    /** Used by the service registry. */
    @Activate
    public AssignmentTarget(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Settings settings) {
        super(LISTING, settings);
    }

    /** @param limits of requests */
    AssignmentTarget(Settings settings, HttpSettings limits) {
        super(LISTING, settings, limits);
    }
}

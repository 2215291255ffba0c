package org.labelport.plugins.why;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.labelport.plugin.Reason;
import org.labelport.plugins.need.Wanted;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** One question and its answer, in which each bundle is explained once. */
final class Explanation {

    /** What a plug-in declares: by a capability of the namespace {@code org.labelport.<kind>}, and a property of its service. */
    private static final List<String> BROUGHT = List.of("format", "target");

    /** The header that names the components of a bundle. */
    private static final String SERVICE_COMPONENT = "Service-Component";

    private final BundleContext context;
    private final Function<Bundle, Optional<String>> refused;
    private final Function<ServiceReference<?>, Optional<Reason>> unused;
    private final Needs needs;
    private final Components components;
    private final Set<Bundle> open = new HashSet<>();
    private final Map<Bundle, Boolean> works = new HashMap<>();

    Explanation(
            BundleContext context,
            Function<Bundle, Optional<String>> refused,
            Function<ServiceReference<?>, Optional<Reason>> unused) {
        this.context = context;
        this.refused = refused;
        this.unused = unused;
        FrameworkCapabilities capabilities = new FrameworkCapabilities(context);
        this.needs = new Needs(capabilities, new DryResolve(context, capabilities), refused);
        this.components = new Components(context, capabilities, new Others());
    }

    private final class Others implements Components.Providers {

        @Override
        public boolean isOpen(Bundle bundle) {
            return open.contains(bundle);
        }

        @Override
        public Optional<List<Reason>> explain(Bundle bundle) {
            Boolean known = works.get(bundle);
            boolean told = needs.hasTold(bundle) || Boolean.FALSE.equals(known);
            if (told) {
                return Optional.empty();
            }
            return Optional.of(known == null ? of(bundle) : List.of());
        }
    }

    List<Reason> of(Bundle bundle) {
        open.add(bundle);
        List<Reason> reasons = examine(bundle);
        open.remove(bundle);
        works.put(bundle, reasons.isEmpty());
        return reasons;
    }

    private List<Reason> examine(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) {
            return List.of(ReasonKind.NOT_INSTALLED.reason("is not installed any more", "Install it again."));
        }
        boolean fragment = (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
        return switch (bundle.getState()) {
            case Bundle.INSTALLED -> unresolved(bundle, revision);
            case Bundle.STARTING, Bundle.ACTIVE -> started(bundle, revision);
            default -> fragment ? List.of() : idle(bundle);
        };
    }

    private List<Reason> unresolved(Bundle bundle, BundleRevision revision) {
        List<Reason> reasons = new ArrayList<>(needs.of(revision));
        tooNew(bundle).ifPresent(reasons::add);
        return reasons.isEmpty() ? List.of(notStarted(bundle)) : reasons;
    }

    private List<Reason> idle(Bundle bundle) {
        return refused
                .apply(bundle)
                .map(NeedReasons::untrusted)
                .or(() -> tooNew(bundle))
                .or(() -> Optional.of(notStarted(bundle)))
                .stream()
                .toList();
    }

    private static Reason notStarted(Bundle bundle) {
        return ReasonKind.NOT_STARTED.reason(
                "is not started, though all that it needs is there",
                "Start it: `start " + bundle.getBundleId() + "` in the shell says why, if it cannot.");
    }

    private static Optional<Reason> tooNew(Bundle bundle) {
        ClassSource files = ClassSource.of(bundle);
        return ClassVersions.tooNew(
                ClassVersions.entryClasses(
                        name -> Optional.ofNullable(bundle.getHeaders("").get(name)), files),
                files);
    }

    private List<Reason> started(Bundle bundle, BundleRevision revision) {
        List<Reason> reasons = components.of(bundle);
        if (reasons.isEmpty()) {
            reasons = services(bundle)
                    .flatMap(service -> unused.apply(service).stream())
                    .toList();
        }
        return reasons.isEmpty() ? notBrought(bundle, revision) : reasons;
    }

    /** What a plug-in declares and does not bring, without a visible reason. */
    private static List<Reason> notBrought(Bundle bundle, BundleRevision revision) {
        List<Reason> reasons = new ArrayList<>();
        for (String kind : BROUGHT) {
            for (BundleCapability capability : revision.getDeclaredCapabilities("org.labelport." + kind)) {
                Object id = capability.getAttributes().get(kind);
                if (id != null && !brings(bundle, "labelport." + kind, id)) {
                    reasons.add(noServiceOf(kind, id));
                }
            }
        }
        return reasons;
    }

    private static Reason noServiceOf(String kind, Object id) {
        return ReasonKind.SERVICE_MISSING.reason(
                "declares the " + kind + " " + id + " and registers no service for it",
                "Have it made a component, as the guide about writing a format shows.");
    }

    /** What a jar declares though nothing in it can register a service. */
    private static List<Reason> notBrought(PluginJarFile jar, Resource resource) {
        List<Reason> reasons = new ArrayList<>();
        if (jar.header(SERVICE_COMPONENT).isPresent()
                || jar.header(Constants.BUNDLE_ACTIVATOR).isPresent()) {
            return reasons;
        }
        for (String kind : BROUGHT) {
            for (Capability capability : resource.getCapabilities("org.labelport." + kind)) {
                Object id = capability.getAttributes().get(kind);
                if (id != null) {
                    reasons.add(noServiceOf(kind, id));
                }
            }
        }
        return reasons;
    }

    private static boolean brings(Bundle bundle, String property, Object id) {
        return services(bundle).anyMatch(service -> id.equals(service.getProperty(property)));
    }

    private static Stream<ServiceReference<?>> services(Bundle bundle) {
        ServiceReference<?>[] registered = bundle.getRegisteredServices();
        return registered == null ? Stream.of() : Arrays.stream(registered);
    }

    /** The reasons for a jar that is not installed. */
    List<Reason> of(PluginJarFile jar, Resource resource) {
        List<Reason> reasons = new ArrayList<>(needs.of(resource));
        ClassVersions.tooNew(ClassVersions.entryClasses(jar::header, jar.classes()), jar.classes())
                .ifPresent(reasons::add);
        resource.getRequirements(Wanted.SERVICE).stream()
                .filter(requirement ->
                        !"optional".equals(requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE)))
                .flatMap(requirement -> noService(requirement, resource).stream())
                .forEach(reasons::add);
        return reasons.isEmpty() ? notBrought(jar, resource) : reasons;
    }

    private Optional<Reason> noService(Requirement requirement, Resource resource) {
        return needs.isOffered(requirement, resource) || isRegistered(Wanted.of(requirement))
                ? Optional.empty()
                : Optional.of(NeedReasons.missing(Wanted.of(requirement), List.of()));
    }

    private boolean isRegistered(Wanted wanted) {
        return wanted.name().map(context::getServiceReference).isPresent();
    }
}

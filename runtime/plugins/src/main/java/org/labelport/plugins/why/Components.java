package org.labelport.plugins.why;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.plugin.Reason;
import org.labelport.plugins.need.Wanted;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Why components of a started bundle do not work, as Declarative Services sees it. */
final class Components {

    private final BundleContext context;
    private final FrameworkCapabilities capabilities;
    private final Providers providers;

    Components(BundleContext context, FrameworkCapabilities capabilities, Providers providers) {
        this.context = context;
        this.capabilities = capabilities;
        this.providers = providers;
    }

    /** Explains other bundles. */
    interface Providers {

        /** Whether a bundle is being explained, so that the present question is part of its explanation. */
        boolean isOpen(Bundle bundle);

        /** The reasons of a bundle: empty when they were given before, and an empty list when it works. */
        Optional<List<Reason>> explain(Bundle bundle);
    }

    List<Reason> of(Bundle bundle) {
        ServiceReference<ServiceComponentRuntime> reference =
                context.getServiceReference(ServiceComponentRuntime.class);
        ServiceComponentRuntime runtime = reference == null ? null : context.getService(reference);
        if (runtime == null) {
            return bundle.getHeaders("").get("Service-Component") == null
                    ? List.of()
                    : List.of(ReasonKind.CAPABILITY_MISSING.reason(
                            "has components, and Declarative Services (osgi.component) does not run",
                            "Install and start org.apache.felix.scr."));
        }
        try {
            List<Reason> reasons = new ArrayList<>();
            for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
                reasons.addAll(of(component, runtime, bundle));
            }
            return reasons;
        } finally {
            context.ungetService(reference);
        }
    }

    private List<Reason> of(ComponentDescriptionDTO component, ServiceComponentRuntime runtime, Bundle bundle) {
        Optional<Reason> tooNew = ClassVersions.tooNew(Set.of(component.implementationClass), ClassSource.of(bundle));
        if (tooNew.isPresent()) {
            return List.of(tooNew.get());
        }
        Optional<Reason> unloadable = unloadable(component, bundle);
        if (unloadable.isPresent()) {
            return List.of(unloadable.get());
        }
        if (!runtime.isComponentEnabled(component)) {
            return List.of(ReasonKind.COMPONENT_UNSATISFIED.reason(
                    component(component) + " is not enabled", "Have its enabled attribute taken out."));
        }
        Collection<ComponentConfigurationDTO> configurations = runtime.getComponentConfigurationDTOs(component);
        if (configurations.isEmpty() && "require".equals(component.configurationPolicy)) {
            return List.of(unconfigured(component));
        }
        List<Reason> reasons = new ArrayList<>();
        for (ComponentConfigurationDTO configuration : configurations) {
            switch (configuration.state) {
                case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> reasons.add(unconfigured(component));
                case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                    Arrays.stream(configuration.unsatisfiedReferences)
                            .map(missing -> unsatisfied(component, missing))
                            .forEach(reasons::add);
                case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                    reasons.add(FailureTrace.of(bundle, String.valueOf(configuration.failure))
                            .reason(ReasonKind.COMPONENT_FAILED, component(component)));
                default -> {
                    // works
                }
            }
        }
        return reasons;
    }

    /**
     * The reason that a component's class cannot be loaded. Declarative Services registers a component's service before
     * it loads the class.
     */
    private static Optional<Reason> unloadable(ComponentDescriptionDTO component, Bundle bundle) {
        try {
            bundle.loadClass(component.implementationClass);
            return Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.of(FailureTrace.of(bundle, e).reason(ReasonKind.COMPONENT_FAILED, component(component)));
        }
    }

    private static String component(ComponentDescriptionDTO component) {
        return "component " + component.name;
    }

    private static Reason unconfigured(ComponentDescriptionDTO component) {
        return ReasonKind.COMPONENT_UNSATISFIED.reason(
                component(component) + " waits for a configuration " + String.join(" or ", component.configurationPid),
                "Make that configuration.");
    }

    private Reason unsatisfied(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO missing) {
        String service = Arrays.stream(component.references)
                .filter(reference -> reference.name.equals(missing.name))
                .map((ReferenceDTO reference) -> reference.interfaceName)
                .findFirst()
                .orElse(missing.name);
        String filter = missing.target == null ? "" : " that fits " + missing.target;
        String text =
                component(component) + " lacks a service " + service + filter + " (reference " + missing.name + ")";
        List<String> there = providersOf(service);
        if (!there.isEmpty() && missing.target != null) {
            return ReasonKind.COMPONENT_UNSATISFIED.reason(
                    text + "; those of " + String.join(", ", there) + " do not fit",
                    "Install a plug-in that brings one that fits.");
        }
        List<Bundle> declaring = capabilities
                .bundles()
                .filter(bundle -> declares(bundle, service))
                .toList();
        Optional<Bundle> open = declaring.stream().filter(providers::isOpen).findFirst();
        if (open.isPresent()) {
            return ReasonKind.COMPONENT_UNSATISFIED.reason(
                    text + ", which " + FrameworkCapabilities.named(open.get())
                            + " would bring, and that does not work either",
                    "If they wait for each other, have one of the references made optional.");
        }
        List<Reason> because =
                declaring.stream().flatMap(bundle -> unusable(bundle).stream()).toList();
        return because.isEmpty()
                ? ReasonKind.COMPONENT_UNSATISFIED.reason(
                        text + ", which nothing here has", "Install a plug-in that brings it.")
                : ReasonKind.COMPONENT_UNSATISFIED.because(text, because);
    }

    private Optional<Reason> unusable(Bundle bundle) {
        Optional<List<Reason>> because = providers.explain(bundle);
        if (because.isPresent() && because.get().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ReasonKind.PROVIDER_UNUSABLE.because(
                FrameworkCapabilities.named(bundle) + " would bring it, but that does not work"
                        + (because.isEmpty() ? " (see above)" : ""),
                because.orElse(List.of())));
    }

    private List<String> providersOf(String service) {
        try {
            ServiceReference<?>[] references = context.getAllServiceReferences(service, null);
            return references == null
                    ? List.of()
                    : Arrays.stream(references)
                            .flatMap(reference -> Optional.ofNullable(reference.getBundle()).stream())
                            .map(FrameworkCapabilities::named)
                            .distinct()
                            .sorted()
                            .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e); // there is no filter
        }
    }

    private static boolean declares(Bundle bundle, String service) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) {
            return false;
        }
        return revision.getDeclaredCapabilities(Wanted.SERVICE).stream()
                .map(BundleCapability::getAttributes)
                .map(attributes -> attributes.get("objectClass"))
                .anyMatch(type -> type instanceof Collection<?> types ? types.contains(service) : service.equals(type));
    }
}

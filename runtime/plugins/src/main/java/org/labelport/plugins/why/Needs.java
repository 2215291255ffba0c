package org.labelport.plugins.why;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.felix.utils.resource.CapabilitySet;
import org.labelport.plugin.Reason;
import org.labelport.plugins.need.Wanted;
import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Capability;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** Why bundles do not resolve. For one explanation. */
final class Needs {

    private static final String DYNAMIC = "dynamic";

    private final FrameworkCapabilities capabilities;
    private final DryResolve resolver;
    private final Function<Bundle, Optional<String>> refused;
    private final Set<Resource> open = new HashSet<>();
    private final Map<Resource, List<Unmet>> known = new HashMap<>();
    private final Set<Resource> told = new HashSet<>();

    Needs(FrameworkCapabilities capabilities, DryResolve resolver, Function<Bundle, Optional<String>> refused) {
        this.capabilities = capabilities;
        this.resolver = resolver;
        this.refused = refused;
    }

    /**
     * A requirement that is not met: nothing fits, or only bundles that cannot run either, of which the best is named.
     */
    private sealed interface Unmet {
        record Plain(Reason reason) implements Unmet {}

        record Unusable(Wanted wanted, Capability provided) implements Unmet {}
    }

    /**
     * The reasons why a bundle does not resolve, in which each bundle is explained once; empty when it would resolve.
     */
    List<Reason> of(Resource resource) {
        told.add(resource);
        return examine(resource).stream().map(this::reason).toList();
    }

    /** Whether reasons of this bundle were given. */
    boolean hasTold(Bundle bundle) {
        return told.stream()
                .anyMatch(resource -> resource instanceof BundleRevision revision && revision.getBundle() == bundle);
    }

    /** The reasons for another bundle that is needed; empty when it was explained before. */
    private Optional<List<Reason>> once(Resource resource) {
        return told.contains(resource) ? Optional.empty() : Optional.of(of(resource));
    }

    private Reason reason(Unmet unmet) {
        if (unmet instanceof Unmet.Unusable unusable) {
            return NeedReasons.provider(
                    unusable.wanted(),
                    unusable.provided(),
                    once(unusable.provided().getResource()));
        }
        return ((Unmet.Plain) unmet).reason();
    }

    private List<Unmet> examine(Resource resource) {
        List<Unmet> before = known.get(resource);
        if (before != null) {
            return before;
        }
        open.add(resource);
        List<Unmet> unmet = new ArrayList<>();
        if (resource instanceof BundleRevision revision) {
            refused.apply(revision.getBundle())
                    .map(NeedReasons::untrusted)
                    .map(Unmet.Plain::new)
                    .ifPresent(unmet::add);
        }
        singletonTaken(resource).map(Unmet.Plain::new).ifPresent(unmet::add);
        resource.getRequirements(null).stream()
                .filter(Needs::isMandatory)
                .forEach(requirement -> examine(requirement, resource).ifPresent(unmet::add));
        if (unmet.isEmpty()) {
            resolver.failure(resource).map(Unmet.Plain::new).ifPresent(unmet::add);
        }
        open.remove(resource);
        known.put(resource, unmet);
        return unmet;
    }

    private static boolean isMandatory(Requirement requirement) {
        Map<String, String> directives = requirement.getDirectives();
        String resolution = directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
        String effective = directives.get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
        return !Namespace.RESOLUTION_OPTIONAL.equals(resolution)
                && !DYNAMIC.equals(resolution)
                && (effective == null || effective.equals(Namespace.EFFECTIVE_RESOLVE));
    }

    private Optional<Unmet> examine(Requirement requirement, Resource resource) {
        if (offersItself(resource, requirement)) {
            return Optional.empty();
        }
        Wanted wanted = Wanted.of(requirement);
        List<Capability> matching = capabilities.matching(requirement);
        if (matching.isEmpty()) {
            List<Capability> near = wanted.name()
                    .map(name -> capabilities.named(requirement.getNamespace(), name))
                    .orElse(List.of());
            return Optional.of(new Unmet.Plain(NeedReasons.missing(wanted, near)));
        }
        if (requirement.getNamespace().equals(HostNamespace.HOST_NAMESPACE)
                && matching.stream()
                        .allMatch(capability -> FrameworkCapabilities.isResolved(capability.getResource()))) {
            return Optional.of(new Unmet.Plain(NeedReasons.hostRuns(matching.get(0))));
        }
        return matching.stream().anyMatch(capability -> isUsable(capability.getResource()))
                ? Optional.empty()
                : Optional.of(new Unmet.Unusable(wanted, matching.get(0)));
    }

    /** Whether a matching capability is declared, usable or not. */
    boolean isOffered(Requirement requirement, Resource resource) {
        return offersItself(resource, requirement)
                || !capabilities.matching(requirement).isEmpty();
    }

    private static boolean offersItself(Resource resource, Requirement requirement) {
        return resource.getCapabilities(requirement.getNamespace()).stream()
                .anyMatch(capability -> CapabilitySet.matches(capability, requirement));
    }

    /** Whether a provider can be used. Bundles that need each other resolve together. */
    private boolean isUsable(Resource provider) {
        return FrameworkCapabilities.isResolved(provider)
                || open.contains(provider)
                || examine(provider).isEmpty();
    }

    private Optional<Reason> singletonTaken(Resource resource) {
        for (Capability own : resource.getCapabilities(BundleNamespace.BUNDLE_NAMESPACE)) {
            if (isSingleton(own) && own.getAttributes().get(BundleNamespace.BUNDLE_NAMESPACE) instanceof String name) {
                return capabilities.named(BundleNamespace.BUNDLE_NAMESPACE, name).stream()
                        .filter(other -> other.getResource() != resource)
                        .filter(other -> isSingleton(other) && FrameworkCapabilities.isResolved(other.getResource()))
                        .map(other -> NeedReasons.singleton(name, FrameworkCapabilities.version(other)))
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private static boolean isSingleton(Capability bundle) {
        return "true".equals(bundle.getDirectives().get(BundleNamespace.CAPABILITY_SINGLETON_DIRECTIVE));
    }
}

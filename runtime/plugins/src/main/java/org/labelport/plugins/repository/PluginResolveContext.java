package org.labelport.plugins.repository;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.felix.utils.resource.CapabilitySet;
import org.apache.felix.utils.resource.RequirementImpl;
import org.apache.felix.utils.resource.SimpleFilter;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.resource.Wire;
import org.osgi.resource.Wiring;
import org.osgi.service.resolver.HostedCapability;
import org.osgi.service.resolver.ResolveContext;

/**
 * What the resolver may choose from for one jar: running bundles first, then the newest that repositories offer.
 * Optional requirements are met by running bundles or not at all.
 */
final class PluginResolveContext extends ResolveContext {

    private static final String PACKAGE = BundleRevision.PACKAGE_NAMESPACE;
    private static final String SERVICE = "osgi.service";

    // The engine sees services of its own copies of these types only: a bundle with another copy helps nobody.
    private static final Set<String> PACKAGES_OF_THE_ENGINE = Set.of("org.labelport.convert", "org.labelport.target");

    private static final Comparator<Capability> NEWEST_FIRST = Comparator.<Capability, Version>comparing(
                    PluginResolveContext::version)
            .thenComparing(capability -> version(capability.getResource()))
            .reversed();

    /** Whether running bundles may be wired to other bundles than now. */
    enum Restarts {
        REFUSED,
        ALLOWED
    }

    private final Resource wanted;
    private final RunningBundles running;
    private final Map<Resource, Wiring> wirings = new HashMap<>();
    private final Map<String, List<Capability>> present = new HashMap<>();
    private final Map<String, List<Capability>> offered = new HashMap<>();
    private final Map<Resource, RepositoryBundle> bundles = new IdentityHashMap<>();

    PluginResolveContext(Resource wanted, RunningBundles running, List<RepositoryBundle> offers, Restarts restarts) {
        this.wanted = wanted;
        this.running = running;
        wirings.putAll(running.wirings());
        if (restarts == Restarts.ALLOWED) {
            wirings.keySet().removeIf(revision -> !running.lasts(revision));
        }
        for (BundleRevision revision : running.offering()) {
            @Nullable Wiring wiring = wirings.get(revision);
            add(present, wiring == null ? revision.getCapabilities(null) : wiring.getResourceCapabilities(null));
        }
        add(offered, wanted.getCapabilities(null));
        for (RepositoryBundle bundle : offers) {
            if (bundle.resource() != wanted && mayCome(bundle)) {
                bundles.put(bundle.resource(), bundle);
                add(offered, bundle.resource().getCapabilities(null));
            }
        }
        offered.values().forEach(capabilities -> capabilities.sort(NEWEST_FIRST));
    }

    private boolean mayCome(RepositoryBundle bundle) {
        return !running.has(bundle.id())
                && !running.hasSingleton(bundle)
                && bundle.resource().getCapabilities(PACKAGE).stream()
                        .noneMatch(capability -> PACKAGES_OF_THE_ENGINE.contains(
                                String.valueOf(capability.getAttributes().get(PACKAGE))));
    }

    private static void add(Map<String, List<Capability>> all, Collection<? extends Capability> capabilities) {
        capabilities.forEach(capability -> all.computeIfAbsent(capability.getNamespace(), name -> new ArrayList<>())
                .add(capability));
    }

    private static Version version(Capability capability) {
        Object version = capability
                .getAttributes()
                .get(capability.getNamespace().equals(BundleRevision.BUNDLE_NAMESPACE) ? "bundle-version" : "version");
        return version instanceof Version known ? known : Version.emptyVersion;
    }

    private static Version version(Resource resource) {
        return resource.getCapabilities("osgi.identity").stream()
                .findFirst()
                .map(PluginResolveContext::version)
                .orElse(Version.emptyVersion);
    }

    /** The jar of a repository that a resource stands for; empty for running bundles and for the wanted jar itself. */
    Optional<RepositoryBundle> bundle(Resource resource) {
        return Optional.ofNullable(bundles.get(resource));
    }

    @Override
    public Collection<Resource> getMandatoryResources() {
        return List.of(wanted);
    }

    @Override
    public List<Capability> findProviders(Requirement requirement) {
        List<Capability> providers = new ArrayList<>();
        SimpleFilter filter = RequirementImpl.getFilter(requirement);
        boolean host = requirement.getNamespace().equals(BundleRevision.HOST_NAMESPACE);
        for (Capability capability : present.getOrDefault(requirement.getNamespace(), List.of())) {
            // Running bundles attach no fragments.
            boolean closed = host && wirings.containsKey(capability.getResource());
            if (!closed && CapabilitySet.matches(capability, filter)) {
                providers.add(capability);
            }
        }
        asBefore(requirement, providers);
        for (Capability capability : offered.getOrDefault(requirement.getNamespace(), List.of())) {
            boolean comes = !isOptional(requirement) || capability.getResource() == requirement.getResource();
            if (comes && CapabilitySet.matches(capability, filter)) {
                providers.add(capability);
            }
        }
        return providers;
    }

    /** Puts the providers first that a bundle uses now, so that it keeps them if possible. */
    private void asBefore(Requirement requirement, List<Capability> providers) {
        @Nullable Wiring before = running.wirings().get(requirement.getResource());
        if (before != null) {
            List<Resource> used = before.getRequiredResourceWires(requirement.getNamespace()).stream()
                    .filter(wire -> wire.getRequirement().equals(requirement))
                    .map(Wire::getProvider)
                    .toList();
            providers.sort(Comparator.comparing(capability -> !used.contains(capability.getResource())));
        }
    }

    @Override
    public int insertHostedCapability(List<Capability> capabilities, HostedCapability hosted) {
        int index = capabilities.indexOf(hosted.getDeclaredCapability());
        int place = index < 0 ? capabilities.size() : index;
        capabilities.add(place, hosted);
        return place;
    }

    /** Services are needed only while a bundle is active; a repository may have one that brings them. */
    @Override
    public boolean isEffective(Requirement requirement) {
        String effective = requirement.getDirectives().getOrDefault("effective", "resolve");
        if (effective.equals("resolve")) {
            return !"dynamic".equals(requirement.getDirectives().get("resolution"));
        }
        return effective.equals("active")
                && requirement.getNamespace().equals(SERVICE)
                && !isOptional(requirement)
                && !running.wirings().containsKey(requirement.getResource())
                && !running.hasService(requirement.getDirectives().getOrDefault("filter", "(objectClass=*)"))
                && !findProviders(requirement).isEmpty();
    }

    /** Whether a requirement is mandatory. */
    boolean isNeeded(Requirement requirement) {
        return isEffective(requirement) && !isOptional(requirement);
    }

    @Override
    public Map<Resource, Wiring> getWirings() {
        return wirings;
    }

    private static boolean isOptional(Requirement requirement) {
        return "optional".equals(requirement.getDirectives().get("resolution"));
    }
}

package org.labelport.plugins.repository;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginVersion;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Resource;
import org.osgi.resource.Wire;
import org.osgi.resource.Wiring;

/** The resolved bundles and what each of them uses, to which new plug-ins must fit. */
final class RunningBundles {

    private final BundleContext context;
    private final Map<Resource, Wiring> wirings = new HashMap<>();
    private final Map<BundleRevision, Bundle> offering = new LinkedHashMap<>();
    private final Set<Resource> lasting;

    private RunningBundles(BundleContext context, Predicate<Bundle> leaving) {
        this.context = context;
        Bundle own = context.getBundle();
        for (Bundle bundle : context.getBundles()) {
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (wiring != null && wiring.isInUse()) {
                add(wiring);
                if (!leaving.test(bundle)) {
                    offering.put(wiring.getRevision(), bundle);
                }
            }
        }
        lasting = offering.entrySet().stream()
                .filter(entry -> entry.getValue().getBundleId() == 0
                        || closure(List.of(entry.getValue())).contains(own))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * The bundles of a framework as they are now.
     *
     * @param context of the bundle that makes changes, which must not be stopped by them
     * @param leaving bundles that new plug-ins must not use
     */
    static RunningBundles of(BundleContext context, Predicate<Bundle> leaving) {
        return new RunningBundles(context, leaving);
    }

    /** Adds a wiring and all that it uses, including those of uninstalled bundles that are still in use. */
    private void add(BundleWiring wiring) {
        Deque<BundleWiring> left = new ArrayDeque<>(List.of(wiring));
        while (!left.isEmpty()) {
            BundleWiring one = left.pop();
            if (wirings.putIfAbsent(one.getRevision(), one) == null) {
                one.getRequiredWires(null).stream()
                        .map(BundleWire::getProviderWiring)
                        .filter(used -> used != null)
                        .forEach(left::push);
            }
        }
    }

    /** All resolved bundles, with what they use. */
    Map<Resource, Wiring> wirings() {
        return wirings;
    }

    /** All resolved bundles that others may use. */
    Set<BundleRevision> offering() {
        return offering.keySet();
    }

    /** Whether a bundle must not stop: the framework, the manager of plug-ins, and what these use. */
    boolean lasts(Resource revision) {
        return lasting.contains(revision) || !offering.containsKey(revision);
    }

    /** Whether a service is there, whoever registered it. */
    boolean hasService(String filter) {
        try {
            return context.getAllServiceReferences(null, filter) != null;
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }

    boolean has(PluginId id) {
        return ids().anyMatch(id::equals);
    }

    /** Whether a framework would refuse a bundle because it is a singleton and another version of it is resolved. */
    boolean hasSingleton(RepositoryBundle bundle) {
        return isSingleton(bundle.resource())
                && offering.keySet().stream()
                        .anyMatch(revision ->
                                isSingleton(revision) && bundle.id().name().equals(revision.getSymbolicName()));
    }

    /**
     * Whether a resource is a singleton. Manifests declare this for the bundle; the specification also allows it for
     * the identity.
     */
    private static boolean isSingleton(Resource resource) {
        return Stream.of(IdentityNamespace.IDENTITY_NAMESPACE, BundleRevision.BUNDLE_NAMESPACE)
                .flatMap(namespace -> resource.getCapabilities(namespace).stream())
                .anyMatch(capability -> "true".equals(capability.getDirectives().get(Constants.SINGLETON_DIRECTIVE)));
    }

    private Stream<PluginId> ids() {
        return Arrays.stream(context.getBundles()).flatMap(bundle -> id(bundle).stream());
    }

    /** Name and version of a running bundle; empty for a resource that does not run or has no name. */
    Optional<PluginId> id(Resource resource) {
        return Optional.ofNullable(offering.get(resource)).flatMap(RunningBundles::id);
    }

    private static Optional<PluginId> id(Bundle bundle) {
        return bundle.getSymbolicName() == null
                ? Optional.empty()
                : PluginVersion.parse(bundle.getVersion().toString())
                        .map(version -> new PluginId(bundle.getSymbolicName(), version));
    }

    /**
     * The bundles that must restart when bundles are rewired.
     *
     * @param wires what each bundle would use
     */
    List<PluginId> restarts(Map<Resource, List<Wire>> wires) {
        Set<Resource> hosts = wires.values().stream()
                .flatMap(List::stream)
                .filter(wire -> wire.getRequirement().getNamespace().equals(BundleRevision.HOST_NAMESPACE))
                .filter(wire -> !offering.containsKey(wire.getRequirement().getResource()))
                .map(Wire::getProvider)
                .collect(Collectors.toSet());
        List<Bundle> changed = offering.entrySet().stream()
                .filter(entry -> hosts.contains(entry.getKey()) || isWiredAnew(entry.getKey(), wires))
                .map(Map.Entry::getValue)
                .toList();
        return closure(changed).stream()
                .flatMap(bundle -> id(bundle).stream())
                .sorted()
                .toList();
    }

    private boolean isWiredAnew(BundleRevision revision, Map<Resource, List<Wire>> wires) {
        List<Wire> after = wires.get(revision);
        Wiring before = wirings.get(revision);
        if (after == null || before == null) {
            return false;
        }
        return before.getRequiredResourceWires(null).stream()
                .anyMatch(old -> after.stream()
                        .anyMatch(wire -> wire.getRequirement().equals(old.getRequirement())
                                && !wire.getProvider().equals(old.getProvider())));
    }

    private Collection<Bundle> closure(List<Bundle> bundles) {
        return context.getBundle(0).adapt(FrameworkWiring.class).getDependencyClosure(bundles);
    }
}

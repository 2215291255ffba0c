package org.labelport.plugins.why;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.felix.utils.resource.CapabilitySet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** The capabilities that the bundles of a framework offer, resolved or not. */
final class FrameworkCapabilities {

    private final BundleContext context;

    FrameworkCapabilities(BundleContext context) {
        this.context = context;
    }

    /** The capabilities that a requirement could be wired to: those of resolved bundles first, then the newest. */
    List<Capability> matching(Requirement requirement) {
        return all(requirement.getNamespace())
                .filter(capability -> CapabilitySet.matches(capability, requirement))
                .sorted(Comparator.comparing((Capability capability) -> !isResolved(capability.getResource()))
                        .thenComparing(FrameworkCapabilities::version, Comparator.reverseOrder()))
                .toList();
    }

    /** All of a name, the newest first. */
    List<Capability> named(String namespace, String name) {
        return all(namespace)
                .filter(capability -> name.equals(capability.getAttributes().get(namespace)))
                .sorted(Comparator.comparing(FrameworkCapabilities::version, Comparator.reverseOrder()))
                .toList();
    }

    Stream<Bundle> bundles() {
        return Arrays.stream(context.getBundles());
    }

    private Stream<Capability> all(String namespace) {
        return bundles().<Capability>flatMap(bundle -> offered(bundle, namespace));
    }

    private static Stream<? extends Capability> offered(Bundle bundle, String namespace) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) {
            return Stream.empty(); // uninstalled meanwhile
        }
        BundleWiring wiring = revision.getWiring();
        List<? extends Capability> offered =
                wiring == null ? revision.getDeclaredCapabilities(namespace) : wiring.getCapabilities(namespace);
        return offered == null ? Stream.empty() : offered.stream();
    }

    static boolean isResolved(Resource resource) {
        return resource instanceof BundleRevision revision && revision.getWiring() != null;
    }

    static Version version(Capability capability) {
        Map<String, Object> attributes = capability.getAttributes();
        Object version = attributes.getOrDefault("version", attributes.get("bundle-version"));
        return version instanceof Version exact ? exact : Version.emptyVersion;
    }

    /** A bundle's name and version. */
    static String named(Resource resource) {
        return identity(resource)
                .map(identity ->
                        identity.getAttributes().get(IdentityNamespace.IDENTITY_NAMESPACE) + " " + version(identity))
                .orElseGet(() -> resource instanceof BundleRevision revision
                        ? revision.getBundle().getLocation()
                        : resource.toString());
    }

    /** Whether a resource is the framework itself, which shares packages of its host with bundles. */
    static boolean shared(Resource resource) {
        return resource instanceof BundleRevision revision
                && revision.getBundle().getBundleId() == 0;
    }

    static String named(Bundle bundle) {
        String name = bundle.getSymbolicName();
        return name == null ? bundle.getLocation() : name + " " + bundle.getVersion();
    }

    static Optional<Capability> identity(Resource resource) {
        return resource.getCapabilities(IdentityNamespace.IDENTITY_NAMESPACE).stream()
                .findFirst();
    }
}

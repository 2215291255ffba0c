package org.labelport.plugins.why;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.utils.resource.CapabilitySet;
import org.labelport.plugin.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.resource.Capability;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.resource.Wiring;
import org.osgi.service.resolver.HostedCapability;
import org.osgi.service.resolver.ResolutionException;
import org.osgi.service.resolver.ResolveContext;
import org.osgi.service.resolver.Resolver;

/** Asks the framework's resolver whether a bundle would resolve, without resolving it. */
final class DryResolve {

    private final BundleContext context;
    private final FrameworkCapabilities capabilities;

    DryResolve(BundleContext context, FrameworkCapabilities capabilities) {
        this.context = context;
        this.capabilities = capabilities;
    }

    /** Why a bundle would not resolve; empty when it would, or when the framework offers no resolver. */
    Optional<Reason> failure(Resource resource) {
        ServiceReference<Resolver> reference = context.getServiceReference(Resolver.class);
        Resolver resolver = reference == null ? null : context.getService(reference);
        if (resolver == null) {
            return Optional.empty();
        }
        try {
            resolver.resolve(new Present(resource));
            return Optional.empty();
        } catch (ResolutionException e) {
            return Optional.of(new UsesConflict(context, resource).reason(String.valueOf(e.getMessage())));
        } finally {
            context.ungetService(reference);
        }
    }

    /** The present bundles, with one bundle that is to resolve. */
    private final class Present extends ResolveContext {

        private final Resource resource;
        private final Map<Resource, Wiring> wirings = new HashMap<>();

        Present(Resource resource) {
            this.resource = resource;
            capabilities.bundles().forEach(this::add);
        }

        private void add(Bundle bundle) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            BundleWiring wiring = revision == null ? null : revision.getWiring();
            if (wiring != null) {
                wirings.put(revision, wiring);
            }
        }

        @Override
        public Collection<Resource> getMandatoryResources() {
            return List.of(resource);
        }

        @Override
        public List<Capability> findProviders(Requirement requirement) {
            List<Capability> providers = new ArrayList<>(capabilities.matching(requirement));
            resource.getCapabilities(requirement.getNamespace()).stream()
                    .filter(capability -> !providers.contains(capability))
                    .filter(capability -> CapabilitySet.matches(capability, requirement))
                    .forEach(providers::add);
            return providers;
        }

        @Override
        public int insertHostedCapability(List<Capability> capabilities, HostedCapability hosted) {
            capabilities.add(hosted);
            return capabilities.size() - 1;
        }

        @Override
        public boolean isEffective(Requirement requirement) {
            String effective = requirement.getDirectives().get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
            return effective == null || effective.equals(Namespace.EFFECTIVE_RESOLVE);
        }

        @Override
        public Map<Resource, Wiring> getWirings() {
            return wirings;
        }
    }
}

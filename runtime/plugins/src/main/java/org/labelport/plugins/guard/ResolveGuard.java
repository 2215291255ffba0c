package org.labelport.plugins.guard;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.labelport.plugins.store.StoredPlugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Lets only vetted bundles resolve, including fragments, however they were installed: by the plug-in manager, a shell,
 * a watched folder or the program around the framework. A bundle that does not resolve runs no code.
 *
 * <p>Three kinds may resolve: the bundles of the installation; those that the manager {@linkplain #vet vetted}; and
 * others that {@link BundleVetting} does not refuse. An update revokes the permission, because it brings other code.
 *
 * <p>It works only where the framework belongs to Labelport, which the launcher says by a framework property. In other
 * frameworks it does nothing. Thread-safe.
 */
public final class ResolveGuard implements AutoCloseable {

    /** Framework property. */
    public static final String TRUST = "labelport.trust";

    /** Value of {@link #TRUST} that makes a guard work. */
    public static final String ENFORCE = "enforce";

    /** The prefix of locations of jars that are installed in place, as the launcher does. */
    private static final String IN_PLACE = "reference:";

    private final BundleContext context;
    private final BundleVetting vetting;
    private final Consumer<String> warnings;
    private final boolean enforcing;
    private final Map<Long, Decision> decisions = new ConcurrentHashMap<>();
    private final SynchronousBundleListener listener = this::changed;
    private @Nullable ServiceRegistration<ResolverHookFactory> registration;

    /**
     * The decision about one content of a bundle.
     *
     * @param lastModified the time of change of the bundle that was checked
     * @param refusal empty when it may resolve
     */
    private record Decision(long lastModified, Optional<String> refusal) {}

    private ResolveGuard(BundleContext context, BundleVetting vetting, Consumer<String> warnings) {
        this.context = context;
        this.vetting = vetting;
        this.warnings = warnings;
        this.enforcing = ENFORCE.equals(context.getProperty(TRUST));
    }

    /**
     * Begins to guard. Bundles that are there already and were installed in place, as the launcher does it, are the
     * installation's; so the guard must start before anybody else can install bundles.
     *
     * @param warnings takes one line about each bundle that is refused, once for each content
     */
    public static ResolveGuard start(BundleContext context, BundleVetting vetting, Consumer<String> warnings) {
        ResolveGuard guard = new ResolveGuard(context, vetting, warnings);
        if (guard.enforcing) {
            guard.begin();
        }
        return guard;
    }

    private void begin() {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(IN_PLACE)) {
                vet(bundle.getBundleId());
            }
        }
        context.addBundleListener(listener);
        registration = context.registerService(ResolverHookFactory.class, Hook::new, null);
        for (Bundle bundle : context.getBundles()) {
            if (!decisions.containsKey(bundle.getBundleId())) {
                examine(bundle);
            }
        }
    }

    /** Says that a bundle may resolve, until it is updated. */
    public void vet(long bundleId) {
        Bundle bundle = context.getBundle(bundleId);
        if (enforcing && bundle != null) {
            decisions.put(bundleId, new Decision(bundle.getLastModified(), Optional.empty()));
        }
    }

    /** Bundles that may not resolve, by id: one line each that says which, why, and what to do. */
    public Map<Long, String> refusals() {
        Map<Long, String> refusals = new TreeMap<>();
        if (enforcing) {
            Arrays.stream(context.getBundles())
                    .filter(bundle -> !admits(bundle))
                    .forEach(bundle -> refusals.put(bundle.getBundleId(), line(bundle)));
        }
        return refusals;
    }

    /** Ends the guard. */
    @Override
    public void close() {
        if (registration != null) {
            registration.unregister();
            context.removeBundleListener(listener);
            registration = null;
        }
    }

    private void changed(BundleEvent event) {
        switch (event.getType()) {
            case BundleEvent.UNINSTALLED -> decisions.remove(event.getBundle().getBundleId());
            case BundleEvent.INSTALLED, BundleEvent.UPDATED -> {
                decisions.remove(event.getBundle().getBundleId());
                examine(event.getBundle());
            }
            default -> {
                // Its content is the same.
            }
        }
    }

    private void examine(Bundle bundle) {
        String location = bundle.getLocation();
        if (bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID || location.startsWith(StoredPlugin.LOCATION)) {
            return; // The manager vets its own bundles.
        }
        long lastModified = bundle.getLastModified();
        Optional<String> refusal = refusal(bundle, location);
        decisions.putIfAbsent(bundle.getBundleId(), new Decision(lastModified, refusal));
        if (!admits(bundle)) {
            warnings.accept(line(bundle));
        }
    }

    private Optional<String> refusal(Bundle bundle, String location) {
        if (location.startsWith(IN_PLACE)) {
            return Optional.of("it runs from a file that may change after it was examined. Install it without '"
                    + IN_PLACE + "', or with `plugin install`");
        }
        try (BundleCopy copy = BundleCopy.of(bundle)) {
            return vetting.refusal(bundle, copy.jar());
        } catch (IOException | RuntimeException e) {
            return Optional.of("it cannot be examined: " + e.getMessage());
        }
    }

    /** Whether a bundle may resolve. Called while the framework resolves, so it only looks up decisions. */
    private boolean admits(Bundle bundle) {
        Decision decision = decisions.get(bundle.getBundleId());
        return bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID
                || decision != null
                        && decision.refusal().isEmpty()
                        && decision.lastModified() == bundle.getLastModified();
    }

    private String line(Bundle bundle) {
        Decision decision = decisions.get(bundle.getBundleId());
        String reason = decision == null
                ? "it was not verified. Install it with `plugin install`"
                : decision.refusal().orElse("its content changed. Install it with `plugin install`");
        String name = bundle.getSymbolicName() == null
                ? "a jar that is not a bundle"
                : bundle.getSymbolicName() + " " + bundle.getVersion();
        return "plugin.refused: " + name + " (bundle " + bundle.getBundleId() + " from " + bundle.getLocation()
                + ") does not run: " + reason;
    }

    /**
     * Keeps refused bundles from being resolved and from being used by others. Felix ignores all resolved bundles once
     * anything was removed from the candidates, so they are removed only where such a bundle itself is asked for.
     */
    private final class Hook implements ResolverHook {

        private final boolean refuses;

        Hook(Collection<BundleRevision> triggers) {
            refuses = triggers.stream().anyMatch(revision -> !admits(revision.getBundle()));
        }

        @Override
        public void filterResolvable(Collection<BundleRevision> candidates) {
            if (refuses) {
                candidates.removeIf(revision -> !admits(revision.getBundle()));
            }
        }

        @Override
        public void filterSingletonCollisions(BundleCapability singleton, Collection<BundleCapability> collisions) {
            collisions.removeIf(collision -> !admits(collision.getRevision().getBundle()));
        }

        @Override
        public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
            if (admits(requirement.getRevision().getBundle())) {
                candidates.removeIf(candidate -> !admits(candidate.getRevision().getBundle()));
            } else {
                candidates.clear(); // Fragments are attached without being asked for.
            }
        }

        @Override
        public void end() {
            // It keeps nothing.
        }
    }
}

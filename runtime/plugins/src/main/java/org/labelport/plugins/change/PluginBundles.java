package org.labelport.plugins.change;

import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginVersion;
import org.labelport.plugins.change.Attempt.AttemptException;
import org.labelport.plugins.store.StoredPlugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;

/** The bundles of plug-ins in the framework. */
final class PluginBundles {

    private final BundleContext context;
    private final Supplier<Duration> timeout;
    private final LongConsumer vetted;
    /** Bundles whose start did not end in time. */
    private final Set<Long> stuck = ConcurrentHashMap.newKeySet();

    /**
     * The bundles of a framework.
     *
     * @param timeout for activators of plug-ins
     * @param vetted told of each bundle that may run, before it resolves
     */
    PluginBundles(BundleContext context, Supplier<Duration> timeout, LongConsumer vetted) {
        this.context = context;
        this.timeout = timeout;
        this.vetted = vetted;
    }

    /** The bundle of a stored plug-in, if it is installed and does not hang in its start. */
    Optional<Bundle> find(StoredPlugin plugin) {
        return Optional.ofNullable(context.getBundle(plugin.location())).filter(bundle -> !isStuck(bundle));
    }

    /** Whether the bundle of a stored plug-in hangs in a start that was given up. */
    boolean isStuck(StoredPlugin plugin) {
        return Optional.ofNullable(context.getBundle(plugin.location()))
                .filter(this::isStuck)
                .isPresent();
    }

    /** All bundles that were installed by a manager, now or in an earlier start, and do not hang in their start. */
    List<Bundle> managed() {
        return all().filter(bundle -> isManaged(bundle) && !isStuck(bundle)).toList();
    }

    /** All bundles that came with the installation, or were installed by others. */
    List<Bundle> others() {
        return all().filter(bundle -> !isManaged(bundle)).toList();
    }

    /**
     * Those of {@link #others} that may run; a bundle that was installed in another way and was refused does not count.
     */
    List<Bundle> installation() {
        return others().stream()
                .filter(bundle -> bundle.getState() != Bundle.INSTALLED && bundle.getState() != Bundle.UNINSTALLED)
                .toList();
    }

    static boolean isManaged(Bundle bundle) {
        return bundle.getLocation().startsWith(StoredPlugin.LOCATION);
    }

    /** The name and version of a bundle. */
    static PluginId id(Bundle bundle) {
        PluginVersion version =
                PluginVersion.parse(bundle.getVersion().toString()).orElseGet(() -> new PluginVersion(0, 0, 0, ""));
        String name = bundle.getSymbolicName();
        return new PluginId(name == null ? bundle.getLocation() : name, version);
    }

    /** Whether the framework ends or has ended, so that no change can succeed. */
    boolean isFrameworkEnding() {
        try {
            int state = context.getBundle(Constants.SYSTEM_BUNDLE_ID).getState();
            return state != Bundle.STARTING && state != Bundle.ACTIVE;
        } catch (IllegalStateException e) {
            return true; // the bundle that the context is of has been stopped
        }
    }

    /** Installs a plug-in and marks its bundle as vetted. The framework keeps a copy of the jar. */
    Bundle install(StoredPlugin plugin, InputStream jar) throws BundleException {
        Bundle squatter = context.getBundle(plugin.location());
        if (squatter != null) {
            squatter.uninstall(); // Its content may differ from that of the jar.
        }
        Bundle bundle = context.installBundle(plugin.location(), jar);
        vetted.accept(bundle.getBundleId());
        return bundle;
    }

    /** Resolves bundles; the state of a bundle tells whether this succeeded. */
    void resolve(Collection<Bundle> bundles) {
        wiring().resolveBundles(bundles);
    }

    /**
     * Starts a bundle for this run of the framework only, because the state on disk decides what starts the next time.
     */
    void start(Bundle bundle, Attempt attempt) throws AttemptException {
        if (isFragment(bundle)) {
            return;
        }
        try {
            attempt.run(() -> {
                bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
                return bundle;
            });
        } catch (AttemptException e) {
            if (e.isTimeout() && bundle.getState() == Bundle.STARTING) {
                stuck.add(bundle.getBundleId());
            }
            throw e;
        }
    }

    /**
     * Uninstalls bundles. Their class loaders are released too, unless something else uses their classes. A bundle that
     * hangs in its start stays, because the framework would wait for it; the next start of the framework removes it.
     */
    void remove(Collection<Bundle> bundles) throws AttemptException {
        Optional<AttemptException> failure = Optional.empty();
        for (Bundle bundle : bundles) {
            if (bundle.getState() != Bundle.UNINSTALLED && !isStuck(bundle)) {
                try {
                    attempt(bundle).run(() -> {
                        bundle.uninstall();
                        return bundle;
                    });
                } catch (AttemptException e) {
                    failure = Optional.of(e);
                }
            }
        }
        Set<Bundle> removed = wiring().getRemovalPendingBundles().stream()
                .filter(PluginBundles::isManaged)
                .collect(Collectors.toSet());
        refresh(removed.stream()
                .filter(bundle -> removed.containsAll(wiring().getDependencyClosure(List.of(bundle))))
                .toList());
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private boolean isStuck(Bundle bundle) {
        return bundle.getState() == Bundle.STARTING && stuck.contains(bundle.getBundleId());
    }

    /** Stops a bundle of the installation, which starts again with the next start of the framework. */
    void rest(Bundle bundle) throws AttemptException {
        attempt(bundle).run(() -> {
            bundle.stop(Bundle.STOP_TRANSIENT);
            return bundle;
        });
        if (usersOf(List.of(bundle)).findAny().isEmpty()) {
            refresh(List.of(bundle));
        }
    }

    /** The bundles that use classes of these. */
    Stream<Bundle> usersOf(Collection<Bundle> bundles) {
        return wiring().getDependencyClosure(bundles).stream().filter(bundle -> !bundles.contains(bundle));
    }

    private void refresh(Collection<Bundle> bundles) throws AttemptException {
        if (bundles.isEmpty()) {
            return;
        }
        CountDownLatch refreshed = new CountDownLatch(1);
        wiring().refreshBundles(bundles, event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
            }
        });
        new Attempt("refresh", timeout.get(), line -> {}).run(() -> refreshed.await(1, TimeUnit.MINUTES));
    }

    /** Ends a bundle. */
    private Attempt attempt(Bundle bundle) {
        return attempt(bundle, line -> {});
    }

    /**
     * Runs code of a plug-in.
     *
     * @param slow takes a line when that takes long
     */
    Attempt attempt(Bundle bundle, Consumer<String> slow) {
        return new Attempt(id(bundle).toString(), timeout.get(), slow);
    }

    private FrameworkWiring wiring() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    private Stream<Bundle> all() {
        return Arrays.stream(context.getBundles());
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
    }
}

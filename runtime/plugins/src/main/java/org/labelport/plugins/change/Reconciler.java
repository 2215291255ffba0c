package org.labelport.plugins.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.labelport.engine.catalogue.Providers;
import org.labelport.plugin.PluginEvent.Step;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.labelport.plugins.change.Attempt.AttemptException;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.plugins.store.StoredPlugin.Role;
import org.osgi.framework.Bundle;

/**
 * Makes the framework run what the state says: starts missing plug-ins, lets them serve, and removes others once no run
 * holds them. Called by one thread at a time.
 */
final class Reconciler {

    private final PluginBundles bundles;
    private final Providers providers;
    private final Steps steps;
    private final Executor later;
    private final Map<PluginId, String> problems = new ConcurrentHashMap<>();
    private final Set<Long> serving = ConcurrentHashMap.newKeySet();
    private final Set<Long> leaving = ConcurrentHashMap.newKeySet();
    private Set<String> wantedBundles = Set.of();

    /**
     * @param later runs actions after the last run that held a bundle has ended, on the same thread as everything else
     */
    Reconciler(PluginBundles bundles, Providers providers, Steps steps, Executor later) {
        this.bundles = bundles;
        this.providers = providers;
        this.steps = steps;
        this.later = later;
    }

    /** Why plug-ins of the state do not run, by version. */
    Map<PluginId, String> problems() {
        return new TreeMap<>(problems);
    }

    /** Whether the framework ends or has ended, so that no change can succeed. */
    boolean isFrameworkEnding() {
        return bundles.isFrameworkEnding();
    }

    /** The plug-ins that the state wants and the framework does not run, libraries first. */
    List<StoredPlugin> missing(StoreState state) {
        return inOrder(state).stream()
                .filter(plugin -> bundles.find(plugin).filter(Reconciler::isUp).isEmpty())
                .toList();
    }

    /**
     * Starts the plug-ins that the state wants and that do not run. Failures are recorded as problems, and the others
     * start nevertheless.
     */
    void bringUp(StoreState state, Supplier<Trial> trials, Admissions admissions) {
        problems.keySet()
                .removeIf(id -> state.find(id).filter(StoredPlugin::runs).isEmpty());
        List<StoredPlugin> admitted = new ArrayList<>();
        for (StoredPlugin plugin : missing(state)) {
            try {
                admissions.check(plugin, state);
                admitted.add(plugin);
            } catch (PluginException e) {
                failed(plugin, e);
            }
        }
        if (admitted.isEmpty()) {
            return;
        }
        try (Trial trial = trials.get()) {
            Map<StoredPlugin, PluginException> failures = trial.bringEach(admitted);
            trial.keep();
            for (StoredPlugin plugin : admitted) {
                if (failures.containsKey(plugin)) {
                    failed(plugin, failures.get(plugin));
                } else {
                    problems.remove(plugin.id());
                }
            }
        }
    }

    private void failed(StoredPlugin plugin, PluginException failure) {
        problems.put(plugin.id(), failure.line());
        steps.done(Step.FAILED, plugin.id(), failure.line());
    }

    /**
     * Lets started plug-ins of the state serve, then removes everything else.
     *
     * @return lines about changes that take effect only with the next start
     */
    List<String> settle(StoreState state) {
        Set<String> served = new HashSet<>();
        Set<String> wanted = new HashSet<>();
        for (StoredPlugin plugin : inOrder(state)) {
            wanted.add(plugin.location());
            Optional<Bundle> bundle = bundles.find(plugin).filter(Reconciler::isUp);
            if (bundle.isPresent() && plugin.role() == Role.SERVING) {
                serve(bundle.get());
                served.add(plugin.id().name());
            }
        }
        state.plugins().stream()
                .filter(plugin -> goesOn(plugin, state, served))
                .forEach(plugin -> wanted.add(plugin.location()));
        settleInstallation(state, served);
        List<Bundle> unwanted = bundles.managed().stream()
                .filter(bundle -> !wanted.contains(bundle.getLocation()))
                .toList();
        wantedBundles = wanted;
        unwanted.stream()
                .filter(bundle -> !BundleServices.declared(bundle).isNothing())
                .forEach(this::sendAway);
        later.execute(this::removeLibraries);
        return bundles.usersOf(unwanted)
                .filter(PluginBundles::isManaged)
                .map(user -> PluginBundles.id(user) + " keeps using the version before of what it needs, until the next"
                        + " start")
                .toList();
    }

    /** Whether a replaced version that already runs here stays, because its replacement does not work here. */
    private static boolean goesOn(StoredPlugin plugin, StoreState state, Collection<String> served) {
        String name = plugin.id().name();
        return plugin.role() == Role.KEPT
                && !served.contains(name)
                && state.named(name).anyMatch(other -> other.role() == Role.SERVING);
    }

    private void serve(Bundle bundle) {
        long id = bundle.getBundleId();
        leaving.remove(id);
        providers.serve(id);
        if (serving.add(id)) {
            steps.done(Step.SERVING, PluginBundles.id(bundle));
        }
    }

    /** Stops bundles of the installation that a working plug-in replaces, and starts them again when none does. */
    private void settleInstallation(StoreState state, Collection<String> served) {
        for (Bundle bundle : bundles.others()) {
            PluginId id = PluginBundles.id(bundle);
            boolean rests = state.replaced().contains(id) && served.contains(id.name());
            if (rests && bundle.getState() == Bundle.ACTIVE && leaving.add(bundle.getBundleId())) {
                steps.done(Step.DRAINING, id);
                providers.drain(bundle.getBundleId(), () -> later.execute(() -> rest(bundle)));
            } else if (!rests && leaving.remove(bundle.getBundleId())) {
                wake(bundle);
            }
        }
    }

    private void wake(Bundle bundle) {
        PluginId id = PluginBundles.id(bundle);
        try {
            bundles.start(bundle, bundles.attempt(bundle, steps::warn));
            serve(bundle);
        } catch (AttemptException e) {
            problems.put(id, e.getMessage());
            steps.warn(id + " cannot be started again: " + e.getMessage());
        }
    }

    private void rest(Bundle bundle) {
        if (!providers.isIdle(bundle.getBundleId())) {
            return; // It was installed again meanwhile.
        }
        try {
            bundles.rest(bundle);
            steps.done(Step.GONE, PluginBundles.id(bundle));
        } catch (AttemptException e) {
            steps.warn(PluginBundles.id(bundle) + " cannot be stopped: " + e.getMessage());
        }
    }

    private void sendAway(Bundle bundle) {
        if (leaving.add(bundle.getBundleId())) {
            serving.remove(bundle.getBundleId());
            steps.done(Step.DRAINING, PluginBundles.id(bundle));
            providers.drain(bundle.getBundleId(), () -> later.execute(() -> remove(bundle)));
        }
    }

    private void remove(Bundle bundle) {
        if (!providers.isIdle(bundle.getBundleId())) {
            return; // It was installed again meanwhile, or a run got it.
        }
        PluginId id = PluginBundles.id(bundle);
        try {
            bundles.remove(List.of(bundle));
            leaving.remove(bundle.getBundleId());
            providers.forget(bundle.getBundleId());
            steps.done(Step.GONE, id);
        } catch (AttemptException e) {
            steps.warn(id + " cannot be uninstalled: " + e.getMessage());
        }
        removeLibraries();
    }

    /** Removes libraries that nothing uses, so that nothing has to be restarted. */
    private void removeLibraries() {
        List<Bundle> unused = new ArrayList<>();
        for (Bundle bundle : bundles.managed()) {
            boolean unwanted = !wantedBundles.contains(bundle.getLocation())
                    && BundleServices.declared(bundle).isNothing();
            if (unwanted && bundles.usersOf(List.of(bundle)).findAny().isEmpty()) {
                unused.add(bundle);
            }
        }
        try {
            bundles.remove(unused);
            unused.forEach(bundle -> steps.done(Step.GONE, PluginBundles.id(bundle)));
        } catch (AttemptException e) {
            steps.warn("libraries that are no longer used cannot be uninstalled: " + e.getMessage());
        }
    }

    /** Libraries first. */
    private static List<StoredPlugin> inOrder(StoreState state) {
        List<StoredPlugin> order = new ArrayList<>();
        state.plugins().stream().filter(plugin -> plugin.role() == Role.LIBRARY).forEach(order::add);
        state.plugins().stream().filter(plugin -> plugin.role() == Role.SERVING).forEach(order::add);
        return order;
    }

    /** Whether a bundle is in the state that it was started for. */
    static boolean isUp(Bundle bundle) {
        return bundle.getState() == Bundle.ACTIVE
                || bundle.getState() == Bundle.STARTING // lazily activated
                || (bundle.getState() == Bundle.RESOLVED && bundle.getHeaders().get("Fragment-Host") != null);
    }
}

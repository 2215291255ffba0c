package org.labelport.plugins.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.engine.catalogue.Providers;
import org.labelport.plugin.Plugin;
import org.labelport.plugin.Plugin.State;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.PluginVersion;
import org.labelport.plugins.store.DroppedJar;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.plugins.store.StoredPlugin.Role;
import org.osgi.framework.Bundle;

/** Lists plug-ins, from the state on disk and the bundles in the framework. */
public final class PluginList {

    private static final PluginVersion UNKNOWN = new PluginVersion(0, 0, 0, "");
    private static final String GONE =
            "its jar is not in the store any more, so it cannot be started again. Install it again.";
    private static final String INSTALLATION = "installation";

    private final PluginBundles bundles;
    private final Providers providers;
    private final Map<Long, List<String>> holders;
    private final Map<PluginId, String> problems;
    private final Map<Long, String> refusals;
    private final Set<StoredPlugin> gone;
    private final List<Plugin> plugins = new ArrayList<>();

    /**
     * A list.
     *
     * @param problems problems of plug-ins that should run
     * @param refusals why bundles that were installed in another way may not run, by id
     * @param gone plug-ins whose jars somebody has removed
     */
    PluginList(
            PluginBundles bundles,
            Providers providers,
            Map<PluginId, String> problems,
            Map<Long, String> refusals,
            Set<StoredPlugin> gone) {
        this.bundles = bundles;
        this.providers = providers;
        this.holders = providers.holders();
        this.problems = problems;
        this.refusals = refusals;
        this.gone = gone;
    }

    /** Lists an installation that no plug-in can be added to. */
    public static List<Plugin> ofInstallation(PluginEnvironment environment) {
        PluginBundles bundles = new PluginBundles(environment.context(), () -> Duration.ZERO, id -> {});
        Providers providers = environment.engine().providers();
        Map<Long, String> refusals = environment.refusals().get();
        return new PluginList(bundles, providers, Map.of(), refusals, Set.of()).of(StoreState.EMPTY);
    }

    /** The plug-ins, sorted by name and version. */
    List<Plugin> of(StoreState state) {
        bundles.others().forEach(bundle -> addInstalled(bundle, state));
        state.plugins().forEach(this::addStored);
        addLeaving(state);
        state.dropped().forEach(this::addRefused);
        plugins.sort(Comparator.comparing(Plugin::id));
        return plugins;
    }

    private void addInstalled(Bundle bundle, StoreState state) {
        BundleServices services = BundleServices.declared(bundle);
        PluginId id = PluginBundles.id(bundle);
        Optional<String> refusal = Optional.ofNullable(refusals.get(bundle.getBundleId()));
        if (services.isNothing() && refusal.isEmpty()) {
            return; // A part of the runtime.
        }
        boolean rests = state.replaced().contains(id);
        State is;
        if (refusal.isPresent()) {
            is = State.REFUSED;
        } else if (bundle.getState() == Bundle.ACTIVE) {
            is = providers.isServing(bundle.getBundleId()) ? State.SERVING : State.DRAINING;
        } else {
            is = rests ? State.KEPT : State.BROKEN;
        }
        Optional<String> problem = refusal.or(() -> Optional.ofNullable(problems.get(id)))
                .or(() -> is == State.BROKEN ? Optional.of("it is not active") : Optional.empty());
        String origin = refusal.isPresent() ? bundle.getLocation() : INSTALLATION;
        plugins.add(new Plugin(
                id,
                is,
                services.formats(),
                services.targets(),
                Optional.empty(),
                Optional.empty(),
                origin,
                runs(bundle),
                problem));
    }

    private void addStored(StoredPlugin plugin) {
        Optional<Bundle> bundle = bundles.find(plugin);
        Optional<String> fault = plugin.runs() ? Optional.ofNullable(problems.get(plugin.id())) : Optional.empty();
        Optional<String> problem = fault.or(() -> gone.contains(plugin) ? Optional.of(GONE) : Optional.empty());
        List<String> runs = bundle.map(this::runs).orElse(List.of());
        State is;
        if (fault.isPresent()) {
            is = State.BROKEN;
        } else if (bundle.filter(this::serves).isPresent()) {
            is = State.SERVING;
        } else if (!runs.isEmpty()) {
            is = State.DRAINING;
        } else {
            is = problem.isPresent() ? State.BROKEN : State.KEPT;
        }
        plugins.add(new Plugin(
                plugin.id(),
                is,
                plugin.formats(),
                plugin.targets(),
                Optional.of(plugin.sha256()),
                plugin.signer().map(signer -> signer.subject() + " " + signer.fingerprint()),
                plugin.role() == Role.LIBRARY && !plugin.neededBy().isEmpty()
                        ? plugin.origin() + ", for " + String.join(", ", plugin.neededBy())
                        : plugin.origin(),
                runs,
                problem));
    }

    /** Whether runs get a bundle now. A change is on disk a moment earlier, but what runs get is what counts. */
    private boolean serves(Bundle bundle) {
        return Reconciler.isUp(bundle) && providers.isServing(bundle.getBundleId());
    }

    /** Adds plug-ins that are no longer in the state, but that runs still hold or get. */
    private void addLeaving(StoreState state) {
        Set<String> named = new HashSet<>();
        state.plugins().forEach(plugin -> named.add(plugin.location()));
        for (Bundle bundle : bundles.managed()) {
            BundleServices services = BundleServices.declared(bundle);
            boolean tried = providers.state(bundle.getBundleId()) == Providers.State.HELD;
            if (!tried && !named.contains(bundle.getLocation()) && !services.isNothing()) {
                plugins.add(new Plugin(
                        PluginBundles.id(bundle),
                        serves(bundle) ? State.SERVING : State.DRAINING,
                        services.formats(),
                        services.targets(),
                        Optional.empty(),
                        Optional.empty(),
                        "taken away",
                        runs(bundle),
                        Optional.empty()));
            }
        }
    }

    private void addRefused(String file, DroppedJar jar) {
        jar.refusal()
                .ifPresent(refusal -> plugins.add(new Plugin(
                        new PluginId(file, UNKNOWN),
                        State.REFUSED,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        DropFolder.origin(file),
                        List.of(),
                        Optional.of(refusal.message() + " (" + refusal.code() + ")"))));
    }

    private List<String> runs(Bundle bundle) {
        return holders.getOrDefault(bundle.getBundleId(), List.of());
    }
}

package org.labelport.plugins.change;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.labelport.engine.catalogue.Providers;
import org.labelport.engine.catalogue.Providers.State;
import org.labelport.plugin.AvailablePlugin;
import org.labelport.plugin.Plugin;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.Reason;
import org.labelport.plugin.VersionRange;
import org.labelport.plugins.settings.PluginSettings;
import org.labelport.plugins.store.JarStore;
import org.labelport.plugins.store.PluginFolder;
import org.labelport.plugins.store.StateFile;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.plugins.why.Explanations;
import org.labelport.settings.Settings;

/** Holds the parts that change the plug-ins of one folder in one framework. */
final class Manager {

    private final StateFile stateFile;
    private final JarStore jars;
    private final PluginEnvironment environment;
    private final PluginBundles bundles;
    private final Reconciler reconciler;
    private final Steps steps;
    private final RepositoryOffers offers;
    private final PluginChanges changes;
    private final Diagnosis diagnosis;

    Manager(PluginFolder folder, PluginEnvironment environment, ManagerThread thread) {
        this.environment = environment;
        stateFile = new StateFile(folder);
        jars = new JarStore(folder);
        Providers providers = environment.engine().providers();
        steps = new Steps(environment.listeners(), environment.warnings());
        bundles = new PluginBundles(environment.context(), () -> timeout(environment.settings()), environment.vetted());
        reconciler = new Reconciler(bundles, providers, steps, thread);
        Admissions admissions = new TrustedJars(environment.settings(), bundles::installation, steps::warn);
        offers = new RepositoryOffers(
                environment.context(),
                environment.settings(),
                jars,
                admissions,
                bundle -> providers.state(bundle.getBundleId()) == State.DRAINING);
        changes = new PluginChanges(
                folder,
                new Proposals(new Sources(jars, admissions, offers, steps), bundles, reconciler, admissions),
                reconciler,
                admissions,
                steps,
                () -> new Trial(bundles, jars, environment.engine(), environment.explanations(), steps));
        diagnosis = new Diagnosis(environment, bundles, reconciler, admissions);
    }

    /**
     * The timeout for plug-ins. Settings that cannot be read are not reported here, because the check of trust, which
     * comes first, reports them.
     */
    private static Duration timeout(Settings settings) {
        try {
            return PluginSettings.of(settings).selfCheck();
        } catch (PluginException e) {
            return PluginSettings.DEFAULTS.selfCheck();
        }
    }

    PluginChanges changes() {
        return changes;
    }

    Steps steps() {
        return steps;
    }

    List<Plugin> list() throws PluginException {
        Providers providers = environment.engine().providers();
        Map<Long, String> refusals = environment.refusals().get();
        StoreState state = stateFile.read();
        Set<StoredPlugin> gone = state.plugins().stream().filter(jars::isGone).collect(Collectors.toSet());
        if (!gone.isEmpty()) {
            gone.retainAll(stateFile.read().plugins()); // a change removes a plug-in from the state first, then its jar
        }
        return new PluginList(bundles, providers, reconciler.problems(), refusals, gone).of(state);
    }

    List<AvailablePlugin> available() throws PluginException {
        return offers.available(stateFile.read().increments(), steps::warn);
    }

    List<Reason> why(String jarOrName) throws PluginException {
        return diagnosis.of(jarOrName, stateFile.read());
    }

    /** What is known of a format that no run can get. */
    Optional<String> suggest(String format, VersionRange versions) throws PluginException {
        List<Plugin> plugins = list();
        Optional<String> broken = plugins.stream()
                .filter(plugin -> plugin.formats().contains(format)
                        && plugin.state() != Plugin.State.SERVING
                        && plugin.problem().isPresent())
                .map(plugin -> plugin.id() + " provides it, but does not serve: "
                        + plugin.problem().orElse(""))
                .findFirst();
        if (broken.isPresent()) {
            return broken;
        }
        for (Plugin plugin : plugins) {
            if (plugin.formats().contains(format) && plugin.state() == Plugin.State.SERVING) {
                List<Reason> reasons = why(plugin.id().name());
                if (!reasons.isEmpty()) {
                    return Optional.of(
                            plugin.id() + " provides it, but does not work: " + Explanations.summary(reasons));
                }
            }
        }
        Optional<String> offered =
                offers.suggest(format, versions, stateFile.read().increments());
        return offered.or(() -> plugins.stream()
                .filter(plugin -> plugin.state() == Plugin.State.REFUSED)
                .findFirst()
                .map(refused -> "Some plug-ins were refused, such as "
                        + refused.id().name() + ": 'labelport plugin list' says why."));
    }
}

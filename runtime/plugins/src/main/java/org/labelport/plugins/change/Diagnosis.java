package org.labelport.plugins.change;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules;
import org.labelport.plugin.Reason;
import org.labelport.plugins.store.DroppedJar;
import org.labelport.plugins.store.JarStore.StagedJar;
import org.labelport.plugins.store.StoreState;
import org.labelport.plugins.store.StoredPlugin;
import org.osgi.framework.Bundle;

/** Says why a jar or a plug-in cannot serve. */
final class Diagnosis {

    private final PluginEnvironment environment;
    private final PluginBundles bundles;
    private final Reconciler reconciler;
    private final Admissions admissions;

    Diagnosis(PluginEnvironment environment, PluginBundles bundles, Reconciler reconciler, Admissions admissions) {
        this.environment = environment;
        this.bundles = bundles;
        this.reconciler = reconciler;
        this.admissions = admissions;
    }

    List<Reason> of(String jarOrName, StoreState state) throws PluginException {
        Optional<Path> jar = jar(jarOrName);
        return jar.isPresent() ? ofJar(jar.get(), state) : ofName(jarOrName, state);
    }

    private static Optional<Path> jar(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private List<Reason> ofJar(Path jar, StoreState state) {
        List<Reason> reasons = new ArrayList<>();
        // A reason that can be overruled may come before one that cannot.
        for (PluginRules rules : List.of(
                PluginRules.USUAL,
                PluginRules.USUAL.allowingUnsigned(),
                PluginRules.USUAL.allowingUnsigned().allowingDowngrade())) {
            try {
                admissions.admit(new StagedJar(jar, ""), jar.toString(), state, rules, new ArrayList<>());
                break;
            } catch (PluginException e) {
                Reason refusal = refusal(e.code(), e.getMessage());
                if (!reasons.contains(refusal)) {
                    reasons.add(refusal);
                }
            }
        }
        if (reasons.stream().noneMatch(reason -> reason.code().equals("plugin.not-a-jar"))) {
            reasons.addAll(environment.explanations().ofJar(jar));
        }
        return reasons;
    }

    private List<Reason> ofName(String name, StoreState state) throws PluginException {
        List<Reason> reasons = new ArrayList<>();
        boolean known = false;
        for (StoredPlugin plugin : state.plugins()) {
            if (plugin.id().name().equals(name) || plugin.formats().contains(name)) {
                known = true;
                reasons.addAll(ofStored(plugin));
            }
        }
        DroppedJar dropped = state.dropped().get(name);
        if (dropped != null) {
            known = true;
            dropped.refusal().ifPresent(refusal -> reasons.add(refusal(refusal.code(), refusal.message())));
        }
        for (Bundle bundle : bundles.others()) {
            if (name.equals(bundle.getSymbolicName())
                    || BundleServices.declared(bundle).formats().contains(name)) {
                known = true;
                reasons.addAll(environment.explanations().ofBundle(bundle));
            }
        }
        if (!known) {
            throw new PluginException(
                    "plugin.not-installed",
                    "there is neither a jar nor a plug-in '" + name + "'. 'labelport plugin list' lists plug-ins.");
        }
        return reasons;
    }

    private List<Reason> ofStored(StoredPlugin plugin) {
        Optional<Bundle> bundle = bundles.find(plugin);
        List<Reason> reasons = bundle.map(environment.explanations()::ofBundle).orElse(List.of());
        String problem = reconciler.problems().get(plugin.id());
        return reasons.isEmpty() && problem != null && plugin.runs()
                ? List.of(new Reason("plugin.broken", plugin.id() + ": " + problem, Optional.empty(), List.of()))
                : reasons;
    }

    private static Reason refusal(String code, String message) {
        return new Reason(code, message, Optional.empty(), List.of());
    }
}

package org.labelport.plugins.change;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.engine.LabelportEngine;
import org.labelport.plugin.PluginEvent.Step;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.Reason;
import org.labelport.plugins.change.Attempt.AttemptException;
import org.labelport.plugins.store.JarStore;
import org.labelport.plugins.store.StoredPlugin;
import org.labelport.plugins.why.Explanations;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Starts new versions that do not serve yet. Closing uninstalls those that were not {@linkplain #keep kept}. */
final class Trial implements AutoCloseable {

    private final PluginBundles bundles;
    private final JarStore jars;
    private final LabelportEngine engine;
    private final Explanations explanations;
    private final Steps steps;
    private final Map<StoredPlugin, Bundle> brought = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private boolean kept;

    Trial(PluginBundles bundles, JarStore jars, LabelportEngine engine, Explanations explanations, Steps steps) {
        this.bundles = bundles;
        this.jars = jars;
        this.engine = engine;
        this.explanations = explanations;
        this.steps = steps;
    }

    /** How thoroughly new versions are checked. */
    enum Depth {
        /** Everything that they need must exist. */
        RESOLVED,
        /** Their formats and targets must be available. */
        COMPONENTS,
        /** Their formats must write a sample, too. */
        SAMPLE
    }

    /**
     * Installs, resolves, starts and checks plug-ins.
     *
     * @param wanted the plug-ins, each after those that it needs
     * @throws PluginException for the first one that does not work
     */
    void bring(List<StoredPlugin> wanted, Depth depth) throws PluginException {
        for (StoredPlugin plugin : wanted) {
            install(plugin);
        }
        bundles.resolve(brought.values());
        for (Map.Entry<StoredPlugin, Bundle> entry : brought.entrySet()) {
            checkResolved(entry.getKey(), entry.getValue());
        }
        if (depth == Depth.RESOLVED) {
            return;
        }
        for (Map.Entry<StoredPlugin, Bundle> entry : brought.entrySet()) {
            start(entry.getKey(), entry.getValue(), depth);
        }
    }

    /**
     * Installs, resolves and starts as many as work; the others are uninstalled.
     *
     * @return why those do not work
     */
    Map<StoredPlugin, PluginException> bringEach(List<StoredPlugin> wanted) {
        Map<StoredPlugin, PluginException> failures = new LinkedHashMap<>();
        for (StoredPlugin plugin : wanted) {
            each(plugin, failures, () -> install(plugin));
        }
        bundles.resolve(brought.values());
        for (Map.Entry<StoredPlugin, Bundle> entry : brought.entrySet()) {
            if (!failures.containsKey(entry.getKey())) {
                each(entry.getKey(), failures, () -> {
                    checkResolved(entry.getKey(), entry.getValue());
                    start(entry.getKey(), entry.getValue(), Depth.COMPONENTS);
                });
            }
        }
        takeDown(failures.keySet());
        return failures;
    }

    /** One step for one plug-in. */
    @FunctionalInterface
    private interface Action {
        void run() throws PluginException;
    }

    private static void each(StoredPlugin plugin, Map<StoredPlugin, PluginException> failures, Action action) {
        try {
            action.run();
        } catch (PluginException e) {
            failures.put(plugin, e);
        } catch (RuntimeException | LinkageError e) {
            failures.put(plugin, new PluginException("plugin.failed", plugin.id() + " does not run: " + e + ".", e));
        }
    }

    /** Lines about problems that do not end the trial, such as threads that were left behind. */
    List<String> notes() {
        return notes;
    }

    /** From now on, closing uninstalls nothing. */
    void keep() {
        kept = true;
    }

    @Override
    public void close() {
        if (!kept) {
            takeDown(List.copyOf(brought.keySet()));
        }
    }

    private void takeDown(Collection<StoredPlugin> plugins) {
        List<Bundle> going = new ArrayList<>();
        for (StoredPlugin plugin : plugins) {
            Bundle bundle = brought.remove(plugin);
            if (bundle != null) {
                going.add(bundle);
            }
        }
        try {
            bundles.remove(going);
        } catch (AttemptException e) {
            steps.warn("the bundles of a change that failed cannot be uninstalled: " + e.getMessage());
        }
        going.forEach(bundle -> engine.providers().forget(bundle.getBundleId()));
    }

    /**
     * Why the framework did not install it, which it puts into the cause. A cause that is not from the disk is from the
     * manifest.
     */
    private static PluginException notInstalled(StoredPlugin plugin, Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String what = plugin.id() + " (" + plugin.origin() + ") cannot be installed: ";
        return cause instanceof IOException io
                ? new PluginException(
                        "plugin.store",
                        what + FileTrouble.of(io)
                                + ". Check the disks of the folder of plug-ins and of Labelport's cache, and free space there."
                                + " What served before still serves.",
                        failure)
                : new PluginException(
                        "plugin.not-installed",
                        what + "the framework cannot use its manifest (" + cause.getMessage()
                                + "). Have it built again.",
                        failure);
    }

    private void install(StoredPlugin plugin) throws PluginException {
        if (bundles.isStuck(plugin)) {
            throw new PluginException(
                    "plugin.start-failed",
                    plugin.id() + " still hangs in an earlier start. Restart Labelport before you try it again.");
        }
        Bundle bundle;
        try (InputStream jar = jars.open(plugin)) {
            bundle = bundles.install(plugin, jar);
        } catch (BundleException | IOException e) {
            throw notInstalled(plugin, e);
        }
        brought.put(plugin, bundle);
        if (!PluginBundles.id(bundle).equals(plugin.id())) {
            throw new PluginException(
                    "plugin.not-a-bundle",
                    plugin.origin() + " is " + PluginBundles.id(bundle) + " for the framework and " + plugin.id()
                            + " for the verification. Do not use it.");
        }
        if (plugin.role() == StoredPlugin.Role.SERVING) {
            engine.providers().hold(bundle.getBundleId());
        }
    }

    private void checkResolved(StoredPlugin plugin, Bundle bundle) throws PluginException {
        if (bundle.getState() == Bundle.INSTALLED) {
            throw unusable("plugin.unresolved", plugin, bundle);
        }
        steps.done(Step.RESOLVED, plugin.id());
    }

    private void start(StoredPlugin plugin, Bundle bundle, Depth depth) throws PluginException {
        Attempt attempt = bundles.attempt(bundle, steps::warn);
        try {
            bundles.start(bundle, attempt);
            steps.done(Step.STARTED, plugin.id());
            BundleServices services = BundleServices.of(bundle);
            if (!services.hasAll(plugin)) {
                throw unusable("plugin.no-service", plugin, bundle);
            }
            checkDeclared(services, plugin);
            checkClear(bundle, plugin);
            if (plugin.role() == StoredPlugin.Role.SERVING) {
                if (depth == Depth.SAMPLE) {
                    Set<String> tried = attempt.run(() -> engine.check(bundle.getBundleId()));
                    Set<String> declared = new HashSet<>(plugin.formats());
                    declared.addAll(plugin.targets());
                    if (!tried.equals(declared)) {
                        throw unusable("plugin.no-service", plugin, bundle);
                    }
                    steps.done(Step.CHECKED, plugin.id());
                }
            }
        } catch (AttemptException e) {
            attempt.interrupt();
            throw failed(plugin, bundle, e);
        }
        List<String> left = attempt.leftThreads();
        if (!left.isEmpty()) {
            notes.add(plugin.id() + " started threads that go on: " + String.join(", ", left)
                    + ". They keep its classes in memory after an upgrade, unless they end with the bundle");
        }
    }

    /**
     * Requires that a plug-in brings only what its manifest declares, because only that was compared with what others
     * have. A jar that declares nothing counts as a library.
     */
    private static void checkDeclared(BundleServices services, StoredPlugin plugin) throws PluginException {
        List<String> undeclared = services.beyond(plugin);
        if (!undeclared.isEmpty()) {
            throw new PluginException(
                    "plugin.undeclared",
                    plugin.id() + " brings " + String.join(", ", undeclared)
                            + ", which its manifest does not declare. Its build has to write a Provide-Capability for each.");
        }
    }

    private static void checkClear(Bundle bundle, StoredPlugin plugin) throws PluginException {
        List<String> unclear = BundleServices.unclear(bundle);
        if (!unclear.isEmpty()) {
            throw new PluginException("plugin.undeclared", plugin.id() + " brings " + String.join("; ", unclear) + ".");
        }
    }

    private PluginException failed(StoredPlugin plugin, Bundle bundle, AttemptException failure) {
        if (failure.getCause() instanceof PluginException known) {
            return known;
        }
        if (failure.getCause() instanceof ExportException unstored
                && unstored.code().equals("storage.failed")) {
            return new PluginException(
                    "plugin.store",
                    plugin.id() + " cannot be tried: " + unstored.getMessage() + ". What served before still serves.",
                    failure);
        }
        List<Reason> reasons = failure.isTimeout() ? List.of() : explanations.ofFailure(bundle, failure);
        String why = reasons.isEmpty() ? failure.getMessage() : Explanations.summary(reasons);
        return new PluginException(
                bundle.getState() == Bundle.ACTIVE ? "plugin.check-failed" : "plugin.start-failed",
                plugin.id() + " does not work: " + why + (why.endsWith(".") ? "" : ".")
                        + " What served before still serves.",
                failure);
    }

    private PluginException unusable(String code, StoredPlugin plugin, Bundle bundle) {
        return new PluginException(
                code, plugin.id() + " cannot run: " + Explanations.summary(explanations.ofBundle(bundle)));
    }
}

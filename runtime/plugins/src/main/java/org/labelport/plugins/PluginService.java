package org.labelport.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.labelport.export.ExportEngine;
import org.labelport.plugin.AvailablePlugin;
import org.labelport.plugin.Plugin;
import org.labelport.plugin.PluginChange;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginListener;
import org.labelport.plugin.PluginManager;
import org.labelport.plugin.PluginRules;
import org.labelport.plugin.Reason;
import org.labelport.plugins.change.ManagedFolder;
import org.labelport.plugins.change.PluginChanges;
import org.labelport.plugins.change.PluginEnvironment;
import org.labelport.plugins.change.PluginList;
import org.labelport.plugins.change.VetOthers;
import org.labelport.plugins.guard.ExitGuard;
import org.labelport.plugins.guard.ResolveGuard;
import org.labelport.plugins.repository.IndexWriter;
import org.labelport.plugins.store.PluginFolder;
import org.labelport.plugins.trust.KeystoreSigner;
import org.labelport.plugins.why.Explanations;
import org.labelport.settings.Settings;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The manager of plug-ins as a service. Without a folder of plug-ins it lists and explains, and changes nothing. */
@Component(service = PluginManager.class, immediate = true)
public final class PluginService implements PluginManager {

    private final List<PluginListener> listeners = new CopyOnWriteArrayList<>();
    private final ResolveGuard resolveGuard;
    private final ExitGuard exitGuard;
    private final StartGate gate;
    private final PluginEnvironment environment;
    private final Optional<ManagedFolder> folder;

    /** Called by Declarative Services. */
    @Activate
    public PluginService(
            @Reference(target = "(component.name=" + EngineService.NAME + ")") ExportEngine engine,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable Settings settings,
            BundleContext context) {
        // EngineService is not a service under its own class: hosts with a copy of the class would see neither.
        EngineService service = (EngineService) engine;
        Settings known = settings == null ? Settings.ofProcess() : settings;
        Optional<PluginFolder> plugins = known.plugins().map(PluginFolder::new);
        resolveGuard = ResolveGuard.start(context, new VetOthers(context, known, plugins), PluginService::warn);
        exitGuard = ExitGuard.start(context, PluginService::warn);
        environment = new PluginEnvironment(
                context,
                service.engine(),
                known,
                new Explanations(
                        context,
                        bundle -> Optional.ofNullable(resolveGuard.refusals().get(bundle.getBundleId())),
                        service::fault),
                resolveGuard::vet,
                resolveGuard::refusals,
                listeners,
                PluginService::warn);
        gate = service.gate();
        Consumer<Optional<String>> ready = gate::open;
        folder = plugins.map(found -> ManagedFolder.start(found, environment, ready));
        folder.ifPresentOrElse(managed -> service.suggestions(managed::suggest), () -> ready.accept(Optional.empty()));
    }

    private static void warn(String line) {
        StartWarnings.log(PluginService.class, line);
    }

    @Deactivate
    void stop() {
        folder.ifPresent(ManagedFolder::close);
        exitGuard.close();
        resolveGuard.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(PluginListener listener) {
        listeners.add(listener);
    }

    void removeListener(PluginListener listener) {
        listeners.remove(listener);
    }

    @Override
    public List<Plugin> list() throws PluginException {
        return folder.isPresent() ? managed().list() : PluginList.ofInstallation(environment);
    }

    @Override
    public List<AvailablePlugin> available() throws PluginException {
        return managed().available();
    }

    @Override
    public PluginChange install(String what, PluginRules rules) throws PluginException {
        return managed().change((PluginChanges changes) -> changes.install(what, rules));
    }

    @Override
    public PluginChange upgrade(String what, PluginRules rules) throws PluginException {
        return managed().change(changes -> changes.upgrade(what, rules));
    }

    @Override
    public PluginChange rollback(String name, PluginRules rules) throws PluginException {
        return managed().change(changes -> changes.rollback(name, rules));
    }

    @Override
    public PluginChange uninstall(String name, PluginRules rules) throws PluginException {
        return managed().change(changes -> changes.uninstall(name, rules));
    }

    @Override
    public List<Reason> why(String jarOrName) throws PluginException {
        return managed().why(jarOrName);
    }

    @Override
    public List<AvailablePlugin> index(Path jars, Optional<SigningKey> key) throws PluginException {
        List<AvailablePlugin> listed = new ArrayList<>();
        IndexWriter.write(jars, key.map(KeystoreSigner::new))
                .bundles()
                .forEach(bundle -> listed.add(bundle.available()));
        return listed;
    }

    /** The folder, once its plug-ins serve. */
    private ManagedFolder managed() throws PluginException {
        gate.await();
        return folder.orElseThrow(() -> new PluginException(
                "plugin.no-folder",
                "this runtime was started without a folder of plug-ins, so none can be changed. Name one with"
                        + " LABELPORT_PLUGINS, or RuntimeConfig.withPlugins."));
    }
}

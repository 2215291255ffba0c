package org.labelport.plugins;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.convert.Converter;
import org.labelport.engine.LabelportEngine;
import org.labelport.engine.catalogue.Suggestions;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportPreview;
import org.labelport.export.FormatInfo;
import org.labelport.export.JobException;
import org.labelport.export.JobRules;
import org.labelport.export.RunInfo;
import org.labelport.export.SourceChange;
import org.labelport.export.SourceChanges;
import org.labelport.export.StoredRun;
import org.labelport.export.TargetInfo;
import org.labelport.export.VerifySummary;
import org.labelport.json.Json;
import org.labelport.model.JsonText;
import org.labelport.plugin.Reason;
import org.labelport.plugins.guard.ResolveGuard;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;
import org.labelport.storage.StorageCatalogue;
import org.labelport.target.TargetHandler;
import org.labelport.verify.ProblemSink;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The engine as an OSGi service: formats, targets and listeners are the services that are there right now.
 *
 * <p>Where plug-ins are managed, requests wait until those of the folder serve; services are added without waiting.
 */
@Component(name = EngineService.NAME, service = ExportEngine.class)
public final class EngineService implements ExportEngine {

    /** Name of the component. */
    static final String NAME = "org.labelport.plugins.engine";

    /** Framework property: {@code true} where {@code PluginService} is there to open the gate. */
    static final String MANAGED = "labelport.plugins.managed";

    private final LabelportEngine engine;
    private final ServiceEntrance entrance;
    private final StartGate gate = new StartGate();
    private volatile boolean closed;

    /** Called by Declarative Services. */
    @Activate
    public EngineService(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable Settings settings,
            BundleContext context) {
        engine = new LabelportEngine(settings == null ? Settings.ofProcess() : settings);
        entrance = new ServiceEntrance(engine, ResolveGuard.ENFORCE.equals(context.getProperty(ResolveGuard.TRUST)));
        if (!Boolean.parseBoolean(context.getProperty(MANAGED))) {
            gate.open(Optional.empty());
        }
    }

    /** The engine itself, which never waits. */
    LabelportEngine engine() {
        return engine;
    }

    /** Why a format or target that is a service is not used; empty when it is. */
    Optional<Reason> fault(ServiceReference<?> reference) {
        return entrance.fault(reference);
    }

    /** The gate at which requests wait. */
    StartGate gate() {
        return gate;
    }

    /** Called by Declarative Services when the runtime is closed, or the bundle is replaced. */
    @Deactivate
    void close() {
        closed = true;
    }

    /**
     * @throws IllegalStateException when the service is closed; runs that have begun can still be listed and cancelled
     */
    private LabelportEngine open() {
        if (closed) {
            throw new IllegalStateException(
                    "this engine is closed. Ask the runtime for the one that it has now, or start another runtime.");
        }
        return engine;
    }

    private LabelportEngine ready() {
        open();
        gate.await();
        gate.trouble().ifPresent(line -> StartWarnings.log(EngineService.class, line));
        return open();
    }

    // The property keeps out the copies without properties that a ServiceLoader mediator registers.
    @Reference(
            service = Converter.class,
            target = "(labelport.format=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addConverter(Converter converter, ServiceReference<Converter> reference) {
        entrance.add(converter, reference);
    }

    void removeConverter(Converter converter, ServiceReference<Converter> reference) {
        engine.remove(converter);
        entrance.remove(reference);
    }

    @Reference(
            service = TargetHandler.class,
            target = "(labelport.target=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addTarget(TargetHandler target, ServiceReference<TargetHandler> reference) {
        entrance.add(target, reference);
    }

    void removeTarget(TargetHandler target, ServiceReference<TargetHandler> reference) {
        engine.remove(target);
        entrance.remove(reference);
    }

    /** Sets what tells how to get a format that is not installed. */
    public void suggestions(Suggestions suggestions) {
        engine.suggestions(suggestions);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addStorages(StorageCatalogue storages) {
        engine.addStorages(storages);
    }

    void removeStorages(StorageCatalogue storages) {
        engine.removeStorages(storages);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(ExportListener listener) {
        engine.add(listener);
    }

    void removeListener(ExportListener listener) {
        engine.remove(listener);
    }

    @Override
    public List<FormatInfo> formats() {
        return ready().formats();
    }

    @Override
    public FormatInfo choose(String format, ExportParams.Requirements requirements) throws ExportException {
        return ready().choose(format, requirements);
    }

    @Override
    public List<RunInfo> runs() {
        return engine.runs();
    }

    @Override
    public List<TargetInfo> targets() {
        return ready().targets();
    }

    @Override
    public TargetInfo target(String id) throws ExportException {
        return ready().target(id);
    }

    @Override
    public ExportParams.Builder job(JsonText parameters, JobRules rules) throws JobException {
        return ready().job(parameters, rules);
    }

    @Override
    public Json json() {
        return engine.json();
    }

    @Override
    public ExportHandle start(ExportParams params, ExportListener listener) throws ExportException {
        return ready().start(params, listener);
    }

    @Override
    public ExportHandle resume(String run, Path destination, ExportListener listener) throws ExportException {
        return open().resume(run, destination, listener);
    }

    @Override
    public List<StoredRun> stored(Path destination) throws ExportException {
        return open().stored(destination);
    }

    @Override
    public SourceChanges changes(String run, Path destination, SourceChange.Sink changes) throws ExportException {
        return open().changes(run, destination, changes);
    }

    @Override
    public List<StoredRun> prune(Path destination) throws ExportException {
        return open().prune(destination);
    }

    @Override
    public List<StoredRun> prune(Path destination, Duration age) throws ExportException {
        return open().prune(destination, age);
    }

    @Override
    public boolean cancel(String run) {
        return engine.cancel(run);
    }

    @Override
    public ExportPreview plan(ExportParams params, ExportListener listener) throws ExportException {
        return ready().plan(params, listener);
    }

    @Override
    public VerifySummary verify(Path folder, ExportParams.FormatRequest format, ProblemSink problems)
            throws ExportException {
        return ready().verify(folder, format, problems);
    }

    @Override
    public Optional<ExportParams.FormatRequest> writtenAs(Path folder) throws ExportException {
        return open().writtenAs(folder);
    }
}

package org.labelport.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.convert.Converter;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportPreview;
import org.labelport.export.FormatInfo;
import org.labelport.export.JobException;
import org.labelport.export.JobRules;
import org.labelport.export.RunInfo;
import org.labelport.export.TargetInfo;
import org.labelport.export.VerifySummary;
import org.labelport.json.Json;
import org.labelport.model.JsonText;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;
import org.labelport.storage.StorageCatalogue;
import org.labelport.target.TargetHandler;
import org.labelport.verify.ProblemSink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The engine as an OSGi service: formats, targets and listeners are the services that are there right now. */
@Component(service = {ExportEngine.class, EngineService.class})
public final class EngineService implements ExportEngine {

    private final LabelportEngine engine;

    /** Called by Declarative Services. */
    @Activate
    public EngineService(@Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable Settings settings) {
        engine = settings == null ? new LabelportEngine() : new LabelportEngine(settings);
    }

    // The property keeps out the copies without properties that a ServiceLoader mediator registers.
    @Reference(
            target = "(labelport.format=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addConverter(Converter converter) {
        engine.add(converter);
    }

    void removeConverter(Converter converter) {
        engine.remove(converter);
    }

    @Reference(
            target = "(labelport.target=*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addTarget(TargetHandler target) {
        engine.add(target);
    }

    void removeTarget(TargetHandler target) {
        engine.remove(target);
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
        return engine.formats();
    }

    @Override
    public List<RunInfo> runs() {
        return engine.runs();
    }

    @Override
    public List<TargetInfo> targets() {
        return engine.targets();
    }

    @Override
    public ExportParams.Builder job(JsonText parameters, JobRules rules) throws JobException {
        return engine.job(parameters, rules);
    }

    @Override
    public Json json() {
        return engine.json();
    }

    @Override
    public ExportHandle start(ExportParams params, ExportListener listener) throws ExportException {
        return engine.start(params, listener);
    }

    @Override
    public ExportPreview plan(ExportParams params, ExportListener listener) throws ExportException {
        return engine.plan(params, listener);
    }

    @Override
    public VerifySummary verify(Path folder, ExportParams.FormatRequest format, ProblemSink problems)
            throws ExportException {
        return engine.verify(folder, format, problems);
    }

    @Override
    public Optional<ExportParams.FormatRequest> writtenAs(Path folder) throws ExportException {
        return engine.writtenAs(folder);
    }
}

package org.labelport.engine;

import aQute.bnd.annotation.Cardinality;
import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceConsumer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.labelport.convert.Converter;
import org.labelport.convert.FormatDescriptor;
import org.labelport.engine.catalogue.Catalogue;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.engine.catalogue.Origin;
import org.labelport.engine.catalogue.Providers;
import org.labelport.engine.catalogue.Suggestions;
import org.labelport.engine.check.SelfCheck;
import org.labelport.engine.job.JobReader;
import org.labelport.engine.job.Storages;
import org.labelport.engine.job.StoragesFile;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.run.Runs;
import org.labelport.engine.run.StoredRuns;
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
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;
import org.labelport.storage.StorageCatalogue;
import org.labelport.target.TargetHandler;
import org.labelport.verify.ProblemSink;

/**
 * The engine without any framework: formats and targets are added and removed by hand, or found on the class path or module
 * path. Inside OSGi the same is done by services. Thread-safe.
 */
@ServiceConsumer(value = Converter.class, resolution = Resolution.OPTIONAL, cardinality = Cardinality.MULTIPLE)
@ServiceConsumer(value = TargetHandler.class, resolution = Resolution.OPTIONAL, cardinality = Cardinality.MULTIPLE)
@ServiceConsumer(value = StorageCatalogue.class, resolution = Resolution.OPTIONAL, cardinality = Cardinality.MULTIPLE)
public final class LabelportEngine implements ExportEngine {

    private static final Json JSON = new JacksonJson();

    private final Catalogue catalogue;
    private final List<ExportListener> listeners = new CopyOnWriteArrayList<>();
    private final List<StorageCatalogue> storages = new CopyOnWriteArrayList<>();
    private final Runs runs;

    /** An engine without settings: no storages of its own, no log of runs. */
    public LabelportEngine() {
        this(Settings.of(Optional.empty(), Optional.empty()));
    }

    /** An engine with an operator's settings. */
    public LabelportEngine(Settings settings) {
        catalogue = new Catalogue(settings);
        runs = new Runs(catalogue, listeners, settings);
        storages.add(new StoragesFile(settings, new JacksonJson()));
    }

    /** An engine with the formats and targets that a class loader finds as services. */
    public static LabelportEngine withInstalled(ClassLoader loader) {
        LabelportEngine engine = new LabelportEngine(Settings.ofProcess());
        ServiceLoader.load(StorageCatalogue.class, loader).forEach(engine::addStorages);
        ServiceLoader.load(Converter.class, loader).forEach(engine::add);
        ServiceLoader.load(TargetHandler.class, loader).forEach(engine::add);
        return engine;
    }

    /** Adds storages that jobs may name; those added first are asked first. */
    public void addStorages(StorageCatalogue catalogueOfStorages) {
        storages.add(catalogueOfStorages);
    }

    public void removeStorages(StorageCatalogue catalogueOfStorages) {
        storages.remove(catalogueOfStorages);
    }

    @Override
    public ExportParams.Builder job(JsonText parameters, JobRules rules) throws JobException {
        return new JobReader(new JacksonJson(), catalogue, new Storages(storages)).read(parameters, rules);
    }

    @Override
    public Json json() {
        return JSON;
    }

    /** @throws IllegalArgumentException when the converter does not describe itself */
    public void add(Converter converter) {
        add(converter, Origin.of(converter));
    }

    /** Adds a converter that is described here and not by an annotation, such as one that is made at run time. */
    public void add(Converter converter, FormatDescriptor descriptor) {
        add(converter, descriptor, Origin.of(converter));
    }

    /**
     * Adds a converter whose origin is known.
     *
     * @throws IllegalArgumentException when it does not describe itself
     */
    public void add(Converter converter, Origin origin) {
        add(converter, FormatDescriptor.of(converter), origin);
    }

    /** Adds a converter whose abilities and origin are known. */
    public void add(Converter converter, FormatDescriptor descriptor, Origin origin) {
        catalogue.add(converter, descriptor, origin);
    }

    /** Removes a converter; runs that use it go on with it. */
    public void remove(Converter converter) {
        catalogue.remove(converter);
    }

    /** @throws IllegalArgumentException when the target does not describe itself */
    public void add(TargetHandler target) {
        add(target, Origin.of(target));
    }

    /**
     * Adds a target whose origin is known.
     *
     * @throws IllegalArgumentException when it does not describe itself
     */
    public void add(TargetHandler target, Origin origin) {
        catalogue.add(target, origin);
    }

    /** Removes a target; runs that use it go on with it. */
    public void remove(TargetHandler target) {
        catalogue.remove(target);
    }

    /** Adds a listener that hears all runs that start from now on. */
    public void add(ExportListener listener) {
        listeners.add(listener);
    }

    public void remove(ExportListener listener) {
        listeners.remove(listener);
    }

    /** Decides which bundles' formats and targets new runs may get, and records which runs hold them. */
    public Providers providers() {
        return catalogue.providers();
    }

    /**
     * Has the formats of a bundle write a sample and its targets describe themselves, whether they serve or not. Runs
     * on the calling thread, which may be interrupted; nothing that is written is kept.
     *
     * @return ids of the formats and targets that were tried
     * @throws ExportException {@code check.failed}, naming the first format or target that fails and why;
     *     {@code storage.failed} when the temporary folder cannot be used; {@code run.cancelled} after an interrupt
     */
    public Set<String> check(long bundle) throws ExportException {
        Set<String> tried = new TreeSet<>();
        for (InstalledFormat format : catalogue.formatsOf(bundle)) {
            SelfCheck.of(format);
            tried.add(format.info().descriptor().id());
        }
        for (InstalledTarget target : catalogue.targetsOf(bundle)) {
            SelfCheck.of(target);
            tried.add(target.info().id());
        }
        return tried;
    }

    /** Sets what tells how to get a format that is not installed. */
    public void suggestions(Suggestions suggestions) {
        catalogue.suggestions(suggestions);
    }

    @Override
    public FormatInfo choose(String format, ExportParams.Requirements requirements) throws ExportException {
        return catalogue.format(format, requirements).format().info();
    }

    @Override
    public List<FormatInfo> formats() {
        return catalogue.formats();
    }

    @Override
    public List<RunInfo> runs() {
        return runs.running();
    }

    @Override
    public List<TargetInfo> targets() {
        return catalogue.targets();
    }

    @Override
    public TargetInfo target(String id) throws ExportException {
        return catalogue.target(id).info();
    }

    @Override
    public ExportHandle start(ExportParams params, ExportListener listener) throws ExportException {
        return runs.start(params, listener);
    }

    @Override
    public ExportHandle resume(String run, Path destination, ExportListener listener) throws ExportException {
        return runs.resume(run, destination, listener);
    }

    @Override
    public List<StoredRun> stored(Path destination) throws ExportException {
        return StoredRuns.in(destination);
    }

    @Override
    public SourceChanges changes(String run, Path destination, SourceChange.Sink changes) throws ExportException {
        return runs.changes(run, destination, changes);
    }

    @Override
    public List<StoredRun> prune(Path destination) throws ExportException {
        return prune(destination, runs.keptFor());
    }

    @Override
    public List<StoredRun> prune(Path destination, Duration age) throws ExportException {
        return StoredRuns.prune(destination, Instant.now().minus(age));
    }

    @Override
    public boolean cancel(String run) {
        return runs.cancel(run);
    }

    @Override
    public ExportPreview plan(ExportParams params, ExportListener listener) throws ExportException {
        return runs.plan(params, listener);
    }

    @Override
    public VerifySummary verify(Path folder, ExportParams.FormatRequest format, ProblemSink problems)
            throws ExportException {
        return runs.verify(folder, format, problems);
    }

    @Override
    public Optional<ExportParams.FormatRequest> writtenAs(Path folder) throws ExportException {
        return runs.writtenAs(folder);
    }
}

package org.labelport.engine;

import aQute.bnd.annotation.Cardinality;
import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceConsumer;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import org.labelport.convert.Converter;
import org.labelport.convert.FormatDescriptor;
import org.labelport.engine.catalogue.Catalogue;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.run.Runs;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportPreview;
import org.labelport.export.FormatInfo;
import org.labelport.export.TargetInfo;
import org.labelport.json.Json;
import org.labelport.report.ExportException;
import org.labelport.target.TargetHandler;

/**
 * The engine without any framework: formats and targets are added and removed by hand, or found on the class path or module
 * path. Inside OSGi the same is done by services. Thread-safe.
 */
@ServiceConsumer(value = Converter.class, resolution = Resolution.OPTIONAL, cardinality = Cardinality.MULTIPLE)
@ServiceConsumer(value = TargetHandler.class, resolution = Resolution.OPTIONAL, cardinality = Cardinality.MULTIPLE)
public final class LabelportEngine implements ExportEngine {

    private final Catalogue catalogue = new Catalogue();
    private final List<ExportListener> listeners = new CopyOnWriteArrayList<>();
    private final Runs runs = new Runs(catalogue, listeners);

    /** An engine with the formats and targets that a class loader finds as services. */
    public static LabelportEngine withInstalled(ClassLoader loader) {
        LabelportEngine engine = new LabelportEngine();
        ServiceLoader.load(Converter.class, loader).forEach(engine::add);
        ServiceLoader.load(TargetHandler.class, loader).forEach(engine::add);
        return engine;
    }

    /** JSON as runs hand it to formats and targets, for tests of these. */
    public static Json json() {
        return new JacksonJson();
    }

    /** @throws IllegalArgumentException when the converter does not describe itself */
    public void add(Converter converter) {
        catalogue.add(converter);
    }

    /** Adds a converter that is described here and not by an annotation, such as one that is made at run time. */
    public void add(Converter converter, FormatDescriptor descriptor) {
        catalogue.add(converter, descriptor);
    }

    public void remove(Converter converter) {
        catalogue.remove(converter);
    }

    /** @throws IllegalArgumentException when the target does not describe itself */
    public void add(TargetHandler target) {
        catalogue.add(target);
    }

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

    @Override
    public List<FormatInfo> formats() {
        return catalogue.formats();
    }

    @Override
    public List<TargetInfo> targets() {
        return catalogue.targets();
    }

    @Override
    public ExportHandle start(ExportParams params, ExportListener listener) throws ExportException {
        return runs.start(params, listener);
    }

    @Override
    public ExportPreview plan(ExportParams params, ExportListener listener) throws ExportException {
        return runs.plan(params, listener);
    }
}

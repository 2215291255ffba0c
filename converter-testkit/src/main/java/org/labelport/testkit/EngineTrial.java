package org.labelport.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.labelport.convert.Converter;
import org.labelport.convert.FormatDescriptor;
import org.labelport.engine.LabelportEngine;
import org.labelport.engine.catalogue.Origin;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportSummary;
import org.labelport.report.ExportException;
import org.labelport.target.TargetHandler;

/** Runs the converter under test through the real engine, each export into a fresh folder. */
final class EngineTrial {

    private final Converter converter;
    private final FormatDescriptor format;
    private final Map<String, Object> options;
    private final Path folder;
    private final AtomicInteger exports = new AtomicInteger();

    EngineTrial(Converter converter, Map<String, Object> options, Path folder) {
        this.converter = converter;
        this.format = FormatDescriptor.of(converter);
        this.options = options;
        this.folder = folder;
    }

    /**
     * An export that was published.
     *
     * @param folder where it is
     * @param summary the engine's counts
     * @param files all its files
     */
    record Export(Path folder, ExportSummary summary, ExportTree files) {}

    FormatDescriptor format() {
        return format;
    }

    Converter converter() {
        return converter;
    }

    Map<String, Object> options() {
        return options;
    }

    /** A folder that exists and is not in any export. */
    Path folder() {
        return folder;
    }

    /** A new destination; it does not exist yet. */
    Path destination() {
        return folder.resolve("export-" + exports.incrementAndGet());
    }

    /** Settings for an export of items from memory. */
    ExportParams.Builder params(Path destination) {
        return ExportParams.from(MemoryTarget.ID).destination(destination).threads(2);
    }

    Export export(DataSet data) throws ExportException, IOException, InterruptedException {
        return export(data, UnaryOperator.identity(), params -> {});
    }

    /**
     * Exports a data set.
     *
     * @param wrapping puts something around the converter
     * @param settings changes what {@link #params} set
     */
    Export export(DataSet data, UnaryOperator<Converter> wrapping, Consumer<ExportParams.Builder> settings)
            throws ExportException, IOException, InterruptedException {
        ExportParams.Builder params = params(destination());
        settings.accept(params);
        return published(start(new MemoryTarget(data), wrapping.apply(converter), params, ExportListener.NONE));
    }

    /** Exports what a reader finds. */
    Export exportFrom(RecordingTarget reader, Map<String, Object> filter)
            throws ExportException, IOException, InterruptedException {
        ExportParams.Builder params =
                ExportParams.from(RecordingTarget.ID).destination(destination()).threads(2);
        filter.forEach(params::filter);
        return published(start(reader, converter, params, ExportListener.NONE));
    }

    /** Has the engine check the format as it checks those of plug-ins, with default options. */
    void check() {
        LabelportEngine engine = new LabelportEngine();
        long bundle = 1;
        engine.add(converter, format, new Origin(converter.getClass().getName(), "0", bundle));
        try {
            engine.check(bundle);
        } catch (ExportException e) {
            throw Rule.SAMPLE.failure(e.line());
        }
    }

    /** Starts an export with the options under test. */
    ExportHandle start(TargetHandler target, Converter wrapped, ExportParams.Builder params, ExportListener listener)
            throws ExportException {
        return start(target, wrapped, params, options, listener);
    }

    ExportHandle start(
            TargetHandler target,
            Converter wrapped,
            ExportParams.Builder params,
            Map<String, Object> values,
            ExportListener listener)
            throws ExportException {
        LabelportEngine engine = new LabelportEngine();
        engine.add(wrapped, format);
        engine.add(target);
        return engine.start(params.to(format.id(), values).build(), listener);
    }

    /** Gives up what a run that failed has left to be continued. */
    static void giveUp(Path destination) throws ExportException {
        new LabelportEngine().prune(destination, Duration.ZERO);
    }

    private static Export published(ExportHandle run) throws ExportException, IOException, InterruptedException {
        ExportResult.Published published = run.await().exports().get(0);
        return new Export(published.folder(), published.summary(), ExportTree.read(published.folder()));
    }
}

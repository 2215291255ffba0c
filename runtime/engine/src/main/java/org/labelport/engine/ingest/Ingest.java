package org.labelport.engine.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.journal.Durable;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.journal.Journal;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.limits.ItemLimits;
import org.labelport.engine.media.ItemNeeds;
import org.labelport.engine.media.NetworkSettings;
import org.labelport.engine.media.PreparedItems;
import org.labelport.engine.picture.ImageHeaders;
import org.labelport.engine.publish.Failures;
import org.labelport.engine.report.FindingsLog;
import org.labelport.engine.spool.SegmentStore;
import org.labelport.engine.spool.Spool;
import org.labelport.engine.spool.SpoolWriter;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportParams;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.ExportRun;
import org.labelport.report.ItemError;
import org.labelport.report.LogCode;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/** Reads a source once, from its first item to its last, into a spool. Used by one thread. */
public final class Ingest {

    private static final long MAX_SPOOL_MEMORY = 64L << 20;
    private static final String ALL_FORMATS = "";
    private static final String SCRATCH = "source";
    private static final String SPOOL = "spool";

    /** The step's name in the journal. */
    public static final String STEP = "ingested";

    private final ExportParams params;
    private final ItemNeeds needs;
    private final NetworkSettings network;
    private final Limits limits;
    private final Path folder;
    private final RunEvents events;
    private final Cancellation cancellation;
    private final ExportRun log;
    private final SegmentStore store;
    private final Journal journal;
    private final FindingsLog findings;
    private long itemsRead;
    private long annotationsRead;

    /**
     * Prepares to read.
     *
     * @param needs what is needed of items
     * @param network how files may be fetched
     * @param limits what an item may be
     * @param folder an empty folder for the spool, for originals and for the source's temporary files
     * @param store takes the lines of findings
     * @param context is told how it goes
     * @param journal keeps what was read, once all of it is
     */
    public Ingest(
            ExportParams params,
            ItemNeeds needs,
            NetworkSettings network,
            Limits limits,
            Path folder,
            SegmentStore store,
            RunContext context,
            Journal journal) {
        this.params = params;
        this.needs = needs;
        this.network = network;
        this.limits = limits;
        this.folder = folder;
        this.events = context.events();
        this.cancellation = context.cancellation();
        this.log = context.log();
        this.store = store;
        this.journal = journal;
        this.findings = new FindingsLog(store);
    }

    /**
     * What was read.
     *
     * @param spool the items; the caller closes it
     * @param findings what was wrong with the source, and what was filtered
     * @param itemsRead all items of the source, failed ones included
     * @param annotationsRead all annotations of the source, failed and filtered ones included
     * @param properties what the source knows of the data set as a whole
     */
    public record Result(
            Spool spool, FindingsLog findings, long itemsRead, long annotationsRead, Map<String, Object> properties) {}

    /** What an earlier process has read; empty when it did not come to the end. */
    public Optional<Result> finished() throws IOException {
        Optional<Entry> entry = journal.lastBefore(STEP);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Entry read = entry.get();
        return Optional.of(new Result(
                Spool.reopen(folder.resolve(SPOOL), read.entry("spool")),
                FindingsLog.reopen(store, read.entry("findings")),
                read.number("items"),
                read.number("annotations"),
                read.map("properties")));
    }

    private void keep(Result result) throws IOException {
        Durable.tree(originals(folder));
        Durable.tree(folder.resolve(SCRATCH)); // a source may have unpacked files there that items name
        journal.add(
                STEP,
                Entry.of(
                        "spool", result.spool.entry().fields(),
                        "findings", result.findings.entry().fields(),
                        "items", result.itemsRead,
                        "annotations", result.annotationsRead,
                        "properties", result.properties));
    }

    /** Where originals are, once they were fetched into the folder of an ingest. */
    public static Path originals(Path folder) {
        return folder.resolve("originals");
    }

    /** Reads all items. */
    public Result run(TargetHandler target, Options filter) throws ExportException, IOException, InterruptedException {
        Path scratch = Files.createDirectory(folder.resolve(SCRATCH));
        Path spoolFolder = Files.createDirectory(folder.resolve(SPOOL));
        long memory = Math.min(MAX_SPOOL_MEMORY, Runtime.getRuntime().maxMemory() / 8);
        Report report = new Report();
        SourceRequest request =
                new SourceRequest(filter, scratch, new ImageHeaders(), report, new JacksonJson(limits), limits);
        try (ItemSource source = opened(target, request);
                SpoolWriter writer = journal.isKept()
                        ? SpoolWriter.kept(spoolFolder, params.shardItems())
                        : new SpoolWriter(spoolFolder, memory, params.shardItems());
                PreparedItems items =
                        new PreparedItems(source, needs, params.orientation(), network, originals(folder), report)) {
            ItemLimits perItem = new ItemLimits(limits);
            CategoryRules rules = CategoryRules.of(params, source.taxonomy());
            OptionalLong expected = source.expectedItems();
            announce(expected);
            PreparedItems.Patience patience = () -> {
                cancellation.check();
                events.progress(writer.size(), expected);
            };
            for (Optional<Item> item = next(items, patience); item.isPresent(); item = next(items, patience)) {
                cancellation.check();
                Optional<ItemError> broken = perItem.broken(item.get());
                if (broken.isPresent()) {
                    report.error(broken.get());
                } else {
                    writer.add(selected(item.get(), rules));
                }
                events.progress(writer.size(), expected);
            }
            if (expected.isEmpty()) {
                announce(OptionalLong.of(itemsRead));
            }
            events.progressDone(writer.size());
            Map<String, Object> properties = source.properties();
            Spool spool = writer.seal(rules.taxonomy(writer.categoriesInData()));
            boolean kept = false;
            try {
                Result result = new Result(spool, findings, itemsRead, annotationsRead, properties);
                if (journal.isKept()) {
                    keep(result);
                }
                kept = true;
                return result;
            } finally {
                if (!kept) {
                    spool.close();
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static ItemSource opened(TargetHandler target, SourceRequest request) throws ExportException, IOException {
        try {
            return target.open(request);
        } catch (UncheckedIOException e) {
            throw whileReading(e.getCause());
        } catch (DirectoryIteratorException e) {
            throw whileReading(e.getCause());
        } catch (IOException e) {
            throw whileReading(e);
        }
    }

    private static Optional<Item> next(PreparedItems items, PreparedItems.Patience patience)
            throws ExportException, IOException, InterruptedException {
        try {
            return items.next(patience);
        } catch (UncheckedIOException e) {
            throw whileReading(e.getCause());
        } catch (DirectoryIteratorException e) {
            throw whileReading(e.getCause());
        } catch (IOException e) {
            throw whileReading(e);
        }
    }

    /** A failure that names no file may be one of the source, which nobody could guess from it. */
    private static IOException whileReading(IOException failure) {
        return failure instanceof FileSystemException || Failures.isInterrupt(failure)
                ? failure
                : new IOException("while the source was read: " + Failures.reason(failure), failure);
    }

    private void announce(OptionalLong expected) {
        if (expected.isPresent() && expected.getAsLong() == 0) {
            log.logMessageWithCode(LogCode.NO_RESULTS_FOUND);
        } else if (expected.isPresent()) {
            log.logMessageWithCode(LogCode.RESULTS_RETRIEVED, expected.getAsLong());
        }
    }

    private Item selected(Item item, CategoryRules rules) throws ExportException, IOException {
        itemsRead++;
        annotationsRead += item.annotations().size();
        List<Annotation> kept = new ArrayList<>(item.annotations().size());
        boolean changed = false;
        for (Annotation annotation : item.annotations()) {
            String category = rules.renamed(annotation.category());
            CategoryRules.Verdict verdict = rules.verdict(category);
            changed |= verdict != CategoryRules.Verdict.KEPT || !category.equals(annotation.category());
            switch (verdict) {
                case KEPT ->
                    kept.add(category.equals(annotation.category()) ? annotation : annotation.withCategory(category));
                case FILTERED ->
                    findings.add(new Loss(
                            item.id(),
                            annotation.id(),
                            LossCodes.CATEGORY_FILTERED,
                            "category '" + category + "' was left out on request",
                            Loss.Effect.FILTERED));
                case UNKNOWN ->
                    record(
                            ItemError.ofAnnotation(
                                    item.id(),
                                    annotation.id(),
                                    "category.unknown",
                                    "item " + item.id() + ": '" + category + "' is not among the categories ("
                                            + rules.knownNames()
                                            + "). Add it to --categories, or leave --categories out to take those of the source"));
            }
        }
        Item selected = changed ? item.withAnnotations(kept) : item;
        return params.split().isPresent()
                ? selected.withSplit(params.split().get().of(item.id()))
                : selected;
    }

    private void record(ItemError error) throws ExportException {
        try {
            findings.add(error);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        events.send(new ExportEvent.ItemFailed(ALL_FORMATS, error));
        if (params.onItemError() == ExportParams.OnItemError.STOP) {
            throw new ExportException(error.code(), error.message());
        }
    }

    /** What the source reports goes where our own findings go. */
    private final class Report implements SourceReport {

        @Override
        public void error(ItemError error) throws ExportException {
            itemsRead += error.items();
            annotationsRead += error.annotations();
            record(error);
        }

        @Override
        public void scanned(long bytesDone, long bytesTotal) throws ExportException {
            cancellation.check();
            events.scanned(bytesDone, bytesTotal);
        }

        @Override
        public void loss(Loss loss) {
            if (loss.effect() != Loss.Effect.CHANGED) {
                annotationsRead++;
            }
            try {
                findings.add(loss);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

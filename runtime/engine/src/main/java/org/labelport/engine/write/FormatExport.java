package org.labelport.engine.write;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.ItemDetail;
import org.labelport.convert.Metadata;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.PlanRequest;
import org.labelport.engine.catalogue.Choice;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.events.PluginWatch;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.publish.Failures;
import org.labelport.engine.publish.UnpublishedException;
import org.labelport.engine.report.Findings;
import org.labelport.engine.report.FindingsLog;
import org.labelport.engine.spool.RunFileException;
import org.labelport.engine.staging.EarlierFiles;
import org.labelport.engine.staging.FileStore;
import org.labelport.engine.staging.ShardFiles;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportSummary;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;

/** A format's part of a run: its plan, its shards, its files and its report. */
public final class FormatExport {

    /** The name in the journal of the step that ends a shard. */
    public static final String SHARD_STEP = Shards.STEP;

    private final Choice choice;
    private final InstalledFormat format;
    private final Options options;
    private final RunInput run;
    private final FileStore files;
    private final PartStore parts;
    private final Shards shards;
    private final FindingsLog wholeDataset;
    private final DeclaredLosses declared;
    private final ConversionPlan plan;
    private final MetadataLosses metadata;

    private FormatExport(Choice choice, Options options, FileStore files, RunInput run)
            throws ExportException, IOException {
        this.choice = choice;
        this.format = choice.format();
        this.options = options;
        this.run = run;
        this.files = files;
        int shardCount = run.data().spool().segments().size();
        this.parts = new PartStore(run.work().parts(), shardCount + 1); // the last one is for what finish adds
        this.shards = new Shards(format.id(), shardCount, parts, run.work().journal());
        this.wholeDataset = new FindingsLog(run.work().parts());
        this.declared = new DeclaredLosses(format, run.context().events());
        FindingsCollector losses = new FindingsCollector(wholeDataset, declared);
        this.plan = planned(new PlanRequest(
                run.data().spool().census(),
                options,
                losses,
                new JacksonJson(),
                run.context().log(),
                JobParameters.of(run.params(), format.id(), run.data().properties())));
        this.metadata = new MetadataLosses(format.descriptor(), kept());
        metadata.ofDataset(run.data().spool().census(), losses);
        losses.rethrow();
        if (run.work().journal().isResumed() && files.earlier().isPresent()) {
            takeOver(files.earlier().get());
        }
    }

    private ConversionPlan planned(PlanRequest request) throws ExportException, IOException {
        try (PluginWatch.Calls calls = run.context().watch().calls()) {
            calls.begin(format.name(), "its plan");
            return requireNonNull(format.converter().plan(request), "it has returned null");
        } catch (IOException | RuntimeException | Error e) {
            throw faulty(format, "plan", e);
        }
    }

    private Set<Metadata> kept() throws ExportException, IOException {
        Set<Metadata> kept = EnumSet.noneOf(Metadata.class);
        try {
            kept.addAll(requireNonNull(format.converter().keeps(), "it has returned null"));
            kept.addAll(requireNonNull(plan.keeps(), "the plan's has returned null"));
        } catch (RuntimeException | Error e) {
            throw faulty(format, "keeps", e);
        }
        return kept;
    }

    /**
     * Takes over shards, except for a format that takes items one by one: it keeps state and must see all items again.
     */
    private void takeOver(EarlierFiles earlier) throws IOException {
        earlier.setAside();
        if (order() == ConversionPlan.Order.ANY) {
            shards.takeOver(earlier);
        }
        earlier.removeRest();
    }

    /**
     * Plans one format, and takes over the shards that an earlier process has written.
     *
     * @param files takes what the format writes
     * @throws ExportException when the format refuses the data or the options
     */
    public static FormatExport plan(Choice choice, Options options, FileStore files, RunInput run)
            throws ExportException, IOException {
        return new FormatExport(choice, options, files, run);
    }

    /**
     * What a format needs to know of items.
     *
     * @throws ExportException when the format fails
     */
    public static Set<ItemDetail> needs(InstalledFormat format, Options options, RunContext context)
            throws ExportException, IOException {
        try (PluginWatch.Calls calls = context.watch().calls()) {
            calls.begin(format.name(), "what it needs of items");
            return Set.copyOf(requireNonNull(format.converter().needs(options), "it has returned null"));
        } catch (RuntimeException | Error e) {
            throw faulty(format, "needs", e);
        }
    }

    public InstalledFormat format() {
        return format;
    }

    /** Whether a shard was written, by this process or an earlier one. */
    boolean isDone(int shard) {
        return shards.isDone(shard);
    }

    ConversionPlan.Order order() {
        return plan.itemOrder();
    }

    ShardTask open(int shard) throws ExportException, IOException {
        ShardFiles shardFiles = files.shard(shard);
        try {
            return new ShardTask(format.converter(), plan, metadata, declared, shardFiles, run);
        } catch (IOException | RuntimeException | Error e) {
            closeAfter(e, shardFiles);
            throw faulty(format, "openShard", e);
        }
    }

    /** Closes after a failure, which is the one to report whatever fails afterwards. */
    private static void closeAfter(Throwable failure, ShardFiles files) {
        try {
            files.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Writes one item. A failure of files ends the run; any other exception fails only the item. */
    Optional<ItemError> write(NumberedItem numbered, ShardTask task) throws ExportException, IOException {
        try {
            return task.write(numbered);
        } catch (IOException | Error e) {
            throw faulty(format, "write, at item " + numbered.item().id(), e);
        }
    }

    void done(int shard, ShardTask task) throws ExportException, IOException {
        try {
            task.closeWriter();
        } catch (IOException | RuntimeException | Error e) {
            throw faulty(format, "close", e);
        }
        shards.done(shard, task.finish(shard, parts));
        if (order() == ConversionPlan.Order.ANY) {
            shards.keep(shard);
        }
    }

    /**
     * Writes the files of the data set as a whole and the reports.
     *
     * @throws ExportException when the format fails, or {@code loss.strict}
     */
    public FinishedFormat finish() throws ExportException, IOException {
        ExportTotals totals = new ExportTotals(format, run.data(), shards);
        try (PluginWatch.Calls calls = run.context().watch().calls();
                FinishOutput out = new FinishOutput(
                        files,
                        parts,
                        totals.counters(),
                        new FindingsCollector(wholeDataset, declared),
                        run.context())) {
            calls.begin(format.name(), "its last files");
            plan.finish(out);
            for (FileStore.Entry entry : out.closed()) {
                totals.add(entry);
            }
        } catch (IOException | RuntimeException | Error e) {
            throw faulty(format, "finish", e);
        }
        Findings findings = totals.findings(wholeDataset.findings());
        if (run.params().onLoss() == ExportParams.OnLoss.FAIL) {
            requireNoLoss(findings);
        }
        ReportFiles reports = new ReportFiles(files, parts, run.data(), wholeDataset);
        reports.writeLists(findings, totals);
        parts.put(shards.count(), Manifest.PART, totals.manifest());
        ExportSummary summary = totals.summary(findings);
        FileStore.Entry report = reports.writeReport(
                new RunReport(choice, options, run.params(), run.data().spool().census(), summary));
        files.complete(shards.count());
        FinishedFormat.keep(run.work().journal(), summary, parts, report);
        return new FinishedFormat(format, files, summary);
    }

    private void requireNoLoss(Findings findings) throws ExportException {
        SortedSet<String> codes = new TreeSet<>(findings.involuntary());
        codes.removeAll(run.params().acceptedLosses());
        if (codes.isEmpty()) {
            return;
        }
        String counts = codes.stream()
                .map(code -> findings.losses().get(code) + " " + code)
                .collect(Collectors.joining(", "));
        String example = findings.lossExamples().stream()
                .filter(loss -> codes.contains(loss.code()) && loss.effect() != Loss.Effect.FILTERED)
                .findFirst()
                .map(FormatExport::example)
                .orElse("");
        throw new UnpublishedException(
                "loss.strict",
                "format " + format.id() + " cannot hold everything: " + counts + "; for example " + example,
                "name the codes with --accept, leave --strict out, or run plan to see more");
    }

    private static String example(Loss loss) {
        String item = loss.item().isEmpty() ? "the data set" : "item " + loss.item();
        String place = loss.annotation().isEmpty() ? item : item + ", annotation " + loss.annotation();
        return place + ": " + loss.detail();
    }

    /**
     * Whether a failure is one of the disk. An interrupt closes files, and what fails because of that may not mention
     * it.
     */
    private static boolean isOfTheDisk(IOException failure) {
        return failure instanceof FileSystemException
                || Failures.isLimit(failure)
                || Thread.currentThread().isInterrupted();
    }

    /**
     * The failure that ended a step of a format. A full heap is not the fault of the code that asked for memory next,
     * nor is a failing disk that of the code that used it.
     */
    private static ExportException faulty(InstalledFormat format, String step, Throwable cause) throws IOException {
        if (cause instanceof OutOfMemoryError full) {
            throw full;
        }
        RunFileException.rethrowFrom(cause);
        if (cause instanceof IOException io && isOfTheDisk(io)) {
            throw io;
        }
        if (Failures.isInterrupt(cause)) {
            return Failures.cancelled(cause);
        }
        return new ExportException(
                "converter.failed",
                "format " + format.id() + " " + format.origin().version() + " failed in " + step + ": "
                        + Thrown.words(format.converter(), cause)
                        + ". This is a fault of the format, please report it to its author",
                cause);
    }
}

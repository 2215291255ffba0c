package org.labelport.engine.write;

import java.io.IOException;
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
import org.labelport.engine.closing.Closing;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.publish.UnpublishedException;
import org.labelport.engine.report.Findings;
import org.labelport.engine.report.FindingsLog;
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
    private final FormatCode code;
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
        this.code = new FormatCode(format, run.context().watch());
        this.options = options;
        this.run = run;
        this.files = files;
        int shardCount = run.data().spool().segments().size();
        this.parts = new PartStore(run.work().parts(), shardCount + 1); // the last one is for what finish adds
        this.shards = new Shards(format.id(), shardCount, parts, run.work().journal());
        this.wholeDataset = new FindingsLog(run.work().parts());
        this.declared = new DeclaredLosses(format, run.context().events());
        FindingsCollector losses = new FindingsCollector(wholeDataset, declared);
        PlanRequest request = new PlanRequest(
                run.data().spool().census(),
                options,
                losses,
                new JacksonJson(),
                run.context().log(),
                JobParameters.of(run.params(), format.id(), run.data().properties()));
        this.plan = code.call("plan", "its plan", () -> format.converter().plan(request));
        this.metadata = new MetadataLosses(
                format.descriptor(), code.call("keeps", "what it keeps of categories and items", this::kept));
        metadata.ofDataset(run.data().spool().census(), losses);
        losses.rethrow();
        if (run.work().journal().isResumed() && files.earlier().isPresent()) {
            takeOver(files.earlier().get());
        }
    }

    private Set<Metadata> kept() {
        Set<Metadata> kept = EnumSet.noneOf(Metadata.class);
        kept.addAll(FormatCode.given("it", format.converter().keeps()));
        kept.addAll(FormatCode.given("the plan's", plan.keeps()));
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
        return new FormatCode(format, context.watch())
                .call(
                        "needs",
                        "what it needs of items",
                        () -> Set.copyOf(
                                FormatCode.given("it", format.converter().needs(options))));
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
            return Closing.unlessMade(
                    shardFiles, opened -> new ShardTask(format.converter(), plan, metadata, declared, opened, run));
        } catch (IOException | RuntimeException | Error e) {
            throw code.faulty("openShard", e);
        }
    }

    /** Writes one item. A failure of files ends the run; any other exception fails only the item. */
    Optional<ItemError> write(NumberedItem numbered, ShardTask task) throws ExportException, IOException {
        try {
            return task.write(numbered);
        } catch (IOException | Error e) {
            throw code.faulty("write, at item " + numbered.item().id(), e);
        }
    }

    void done(int shard, ShardTask task) throws ExportException, IOException {
        try {
            task.closeWriter();
        } catch (IOException | RuntimeException | Error e) {
            throw code.faulty("close", e);
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
        ExportTotals totals = code.call("finish", "its last files", this::finished);
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

    /** Has the format write its last files, and counts them with those of the shards. */
    private ExportTotals finished() throws ExportException, IOException {
        ExportTotals totals = new ExportTotals(format, run.data(), shards);
        try (FinishOutput out = new FinishOutput(
                files, parts, totals.counters(), new FindingsCollector(wholeDataset, declared), run.context())) {
            plan.finish(out);
            for (FileStore.Entry entry : out.closed()) {
                totals.add(entry);
            }
        }
        return totals;
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
}

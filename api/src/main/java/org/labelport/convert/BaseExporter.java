package org.labelport.convert;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.json.Json;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.SourceFile;
import org.labelport.model.SourceRecord;
import org.labelport.options.Options;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.ExportRun;
import org.labelport.report.ExportRun.FileStatus;
import org.labelport.report.ItemException;
import org.labelport.report.LossSink;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A format that is written item by item through hooks, as export plug-ins of the Synapse SDK are: subclass it, annotate the
 * class with {@link ProvidesFormat}, override {@link #convertData}, and it works. What is written where:
 *
 * <pre>
 * json/&lt;name&gt;.json            one for each item, what the hooks made of its data
 * origin_files/&lt;name&gt;         unless the run leaves originals out
 * error_file_list.json        names and reasons of what failed, when anything did
 * </pre>
 *
 * <p><b>When hooks are called.</b> {@link #setupOutputDirectories} once, first. Then for each item, in the data set's order:
 * {@link #dataOf} if no platform gave it data, {@link #beforeConvert}, {@link #convertData}, {@link #afterConvert}, {@link
 * #originalFileName}, and {@link #processFileSaving}, which calls {@link #saveOriginalFile}, that calls {@link #filesToSave},
 * and {@link #saveAsJson}. At last, once, {@link #additionalFileSaving}; an export without items has the first and the last
 * call. A platform's record with several media, which the model has as several items, is one item here: hooks get the first of
 * them, and the others share its fate.
 *
 * <p><b>Instances and threads.</b> The instance that is the service serves {@link #options}, {@link #losses}, {@link #needs}
 * and the like, for several runs at once. Each run gets an instance of its own, see {@link #newRun}, for its hooks. No two
 * hooks of a run are called at the same time, and each sees what the earlier ones have left in fields, but not all are called
 * by the same thread. Fields may hold what a run collects. What hooks may use ({@link #run()}, {@link #params()}, {@link
 * #json()}, {@link #optionValues()}, {@link #census()}) is there in every hook, not yet in the constructor; elsewhere these
 * methods throw {@link NullPointerException}. A run that is {@linkplain org.labelport.export.ExportEngine#resume resumed} has a
 * new instance, which gets all items again.
 *
 * <p><b>What errors do.</b> When a hook throws for an item, an {@link ItemException} with a code of its own or any other
 * exception, nothing of the item remains, neither files nor counts nor losses; only what a hook has put into fields does. The
 * item is listed in {@code error_file_list.json}, in {@code errors.ndjson} and in the log, and the run goes on, unless the user
 * wants it to stop at errors. These end the run, and nothing is published:
 *
 * <ul>
 *   <li>what {@link #newRun}, {@link #setupOutputDirectories} or {@link #additionalFileSaving} throws;
 *   <li>an {@link Error} in any hook, such as that of a class that is missing;
 *   <li>an {@link InterruptedException}, and the interrupt by which a run is cancelled;
 *   <li>a disk that fails while a hook saves, also when the hook catches the exception.
 * </ul>
 *
 * <p><b>What counts as written.</b> All annotations of an item that is saved. For those that the format leaves out, a hook that
 * saves reports {@link org.labelport.report.Loss#dropped}.
 *
 * <p><b>Memory.</b> A hook that keeps what it has seen of every item makes the run's memory grow with the data; count, or write
 * to a {@link org.labelport.output.Part}, instead, and read that in {@link #additionalFileSaving}.
 */
@ConsumerType
public abstract class BaseExporter implements Converter {

    private @Nullable PlanRequest request;
    private @Nullable ExporterRun exporterRun;

    // ---- hooks ------------------------------------------------------------------------------------------------------

    /**
     * Names the folders of the export. Called once, before the first item. By default {@code json}, and
     * {@code origin_files} when originals are saved. What it throws ends the run.
     *
     * @return folders below that of the export, with {@code /} between names
     */
    protected OutputDirectories setupOutputDirectories() {
        return new OutputDirectories("json", savesOriginals() ? "origin_files" : "", List.of());
    }

    /**
     * Looks at an item before it is converted. By default the item as it is.
     *
     * @param item with the data that the platform keeps, or that {@link #dataOf} made; may be changed and returned
     * @return the item to convert; empty to leave it out, which counts as skipped
     * @throws Exception to fail the item, see {@link BaseExporter}
     */
    protected Optional<ExportItem> beforeConvert(ExportItem item) throws Exception {
        return Optional.of(item);
    }

    /**
     * Turns an item's data into what is to be saved. Called for each item that {@link #beforeConvert} has not left out.
     *
     * @param item may be changed and returned
     * @return the item to save, most often {@link ExportItem#withData}; another item than the one that was given fails it
     * @throws Exception to fail the item, see {@link BaseExporter}
     */
    protected abstract ExportItem convertData(ExportItem item) throws Exception;

    /**
     * Looks at an item after it was converted. By default the item as it is.
     *
     * @param item what {@link #convertData} has returned
     * @return the item to save
     * @throws Exception to fail the item, see {@link BaseExporter}
     */
    protected ExportItem afterConvert(ExportItem item) throws Exception {
        return item;
    }

    /**
     * Saves the files of an item. By default the original files, unless the run leaves them out, then the JSON; when the
     * originals fail there is no JSON.
     *
     * @param item what {@link #afterConvert} has returned; from here on {@link #fileStem} knows its name
     * @param out takes the item's files, counts and losses, all of which appear only if the item succeeds; valid until this
     *     returns
     * @throws Exception to fail the item, see {@link BaseExporter}
     */
    protected void processFileSaving(ExportItem item, ShardOutput out) throws Exception {
        if (!savesOriginals() || saveOriginalFile(item, out) != FileStatus.FAILED) {
            saveAsJson(item, out);
        }
    }

    /**
     * Saves the original files of an item: those of {@link #filesToSave}, the main one first. Called by {@link
     * #processFileSaving}, when originals are saved.
     *
     * @param out as for {@link #processFileSaving}
     * @return {@code FAILED} when one of them could not be had, which is listed, and fails the item; those that could be had stay
     *     in the export. {@code SKIPPED} when there is none
     * @throws Exception to fail the item, see {@link BaseExporter}
     */
    protected FileStatus saveOriginalFile(ExportItem item, ShardOutput out) throws Exception {
        return active().saveOriginals(item, filesToSave(item), out);
    }

    /**
     * Saves the JSON of an item: its data, as {@code <name>.json}. Called by {@link #processFileSaving}.
     *
     * @param out as for {@link #processFileSaving}
     * @return {@code FAILED} when the item has no data, which is listed, and fails the item; its original files stay in the
     *     export
     * @throws Exception to fail the item, see {@link BaseExporter}
     */
    protected FileStatus saveAsJson(ExportItem item, ShardOutput out) throws Exception {
        return active().saveJson(item, out);
    }

    /**
     * The name that an item's original file gets; its JSON file has the same name without the extension. Folders in the
     * name are left out, characters that some file system does not allow are replaced, and equal names get a suffix. Called
     * once for each item, before {@link #processFileSaving}. By default the name of the main file, or of the item where there
     * is no file. What it throws fails the item.
     *
     * @param item what {@link #afterConvert} has returned
     */
    protected String originalFileName(ExportItem item) {
        return item.files().isEmpty()
                ? item.model().path()
                : item.files().get(0).name();
    }

    /**
     * The files that {@link #saveOriginalFile} saves, the main one first. By default all that the platform keeps. What it
     * throws fails the item.
     */
    protected List<SourceFile> filesToSave(ExportItem item) {
        return item.files();
    }

    /**
     * Writes files of the data set as a whole. Called once, after the last item, also when there are no items or all have
     * failed. By default nothing.
     *
     * @param out valid until this returns; files that are opened here are closed here
     * @throws Exception to end the run, of which nothing is published: an {@link ExportException} with a code of its own and
     *     what to do about it
     */
    protected void additionalFileSaving(ExportOutput out) throws Exception {}

    /**
     * Makes the data of an item that no platform gave any. Called before {@link #beforeConvert}, for such items only. By
     * default they fail.
     *
     * @param item in the model that all formats share
     * @param losses takes what the data cannot hold of the item; an annotation that is reported as dropped is taken for
     *     not exported, all others for exported
     * @return JSON values; null for none
     * @throws Exception to fail the item, see {@link BaseExporter}
     */
    protected @Nullable Object dataOf(Item item, LossSink losses) throws Exception {
        throw new ItemException(
                "record.missing",
                "its source keeps no record of its items, and this format writes those of an annotation platform. Read from"
                        + " assignment, ground_truth, task or dm");
    }

    /**
     * Makes the instance that serves one run. Called once for each run, and once more when it is resumed. The default calls the
     * constructor without parameters; override it where that cannot be called from here, as in a package of a module that is not
     * open. What it throws ends the run, and so does an instance that is not new.
     */
    protected BaseExporter newRun() {
        try {
            return getClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    getClass().getName() + " cannot be created for a run: " + e
                            + ". Give it a public constructor without parameters, or override newRun()",
                    e);
        }
    }

    // ---- what hooks may use -----------------------------------------------------------------------------------------

    /** Takes logs, progress and metrics. The usual hooks report theirs by themselves. */
    protected final ExportRun run() {
        return request().run();
    }

    /** The job's parameters: {@code name}, {@code filter}, {@code extra_params}, {@code configuration} … */
    protected final Map<String, Object> params() {
        return request().params();
    }

    /** Reads and writes JSON. */
    protected final Json json() {
        return request().json();
    }

    /** The values of {@link #options()}. */
    protected final Options optionValues() {
        return request().options();
    }

    /** Counts of the data set. */
    protected final Census census() {
        return request().census();
    }

    /** The folders of the export, as {@link #setupOutputDirectories} named them; not known within it. */
    protected final OutputDirectories directories() {
        return active().directories();
    }

    /** Whether the run saves original files. */
    protected final boolean savesOriginals() {
        return !Boolean.FALSE.equals(params().get("save_original_file"));
    }

    /**
     * The safe name of an item's files without extension, which is that of its JSON file. Every call returns the same
     * while the item is saved.
     *
     * @param item that {@link #processFileSaving} saves
     * @throws IllegalStateException before {@link #processFileSaving}, or for another item
     */
    protected final String fileStem(ExportItem item) {
        return active().stem(item);
    }

    // ---- the run ----------------------------------------------------------------------------------------------------

    /**
     * Everything, because an exporter hands on what the platform has. An exporter that leaves something out overrides
     * this and says what it keeps.
     */
    @Override
    public Set<Metadata> keeps() {
        return EnumSet.allOf(Metadata.class);
    }

    /**
     * The platform's record of each item. An exporter whose {@link #dataOf} needs more of items, such as the sizes of pictures,
     * adds that.
     */
    @Override
    public Set<ItemDetail> needs(Options options) {
        return Set.of(ItemDetail.SOURCE_RECORD);
    }

    /** Begins a run with an instance of its own. */
    @Override
    public final ConversionPlan plan(PlanRequest planRequest) throws ExportException {
        @Nullable BaseExporter exporter = newRun();
        if (exporter == null || exporter == this || exporter.exporterRun != null) {
            throw new IllegalStateException("newRun() of " + getClass().getName() + " has returned "
                    + (exporter == null
                            ? "null"
                            : exporter == this ? "the service itself" : "the instance of another run")
                    + ", and runs must not share what they keep in fields. Return a new instance");
        }
        ExporterRun started = new ExporterRun(exporter, planRequest);
        exporter.request = planRequest;
        exporter.exporterRun = started;
        return started;
    }

    /** An item as hooks see it. */
    final ExportItem exportItem(Item item, LossSink losses) throws Exception {
        Optional<SourceRecord> record =
                item.source().filter(source -> !source.data().isEmpty());
        if (record.isEmpty()) {
            SourceFile file = new SourceFile("", item.path(), item.media().blob(), JsonText.NONE);
            boolean named = item.media().blob().location().isPresent();
            return new ExportItem(item, named ? List.of(file) : List.of(), dataOf(item, losses));
        }
        return new ExportItem(item, record.get().files(), parsed(record.get().data()));
    }

    private @Nullable Object parsed(JsonText data) throws ItemException {
        try {
            return json().read(data);
        } catch (IOException e) {
            throw new ItemException("data.invalid", "its data cannot be read: " + e.getMessage(), e);
        }
    }

    private PlanRequest request() {
        return Objects.requireNonNull(request, "hooks are called by a run only");
    }

    private ExporterRun active() {
        return Objects.requireNonNull(exporterRun, "hooks are called by a run only");
    }
}

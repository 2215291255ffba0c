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
 * class with {@link ProvidesFormat}, override {@link #convertData}, and it works.
 *
 * <p>For each item, in the data set's order: {@link #beforeConvert}, {@link #convertData}, {@link #afterConvert}, then
 * {@link #processFileSaving}, which saves the original files and the JSON. Around that, once: {@link
 * #setupOutputDirectories} first, {@link #additionalFileSaving} last. What is written where:
 *
 * <pre>
 * json/&lt;name&gt;.json            one for each item, what the hooks made of its data
 * origin_files/&lt;name&gt;         unless the run leaves originals out
 * error_file_list.json        names and reasons of what failed, when anything did
 * </pre>
 *
 * <p>Each run gets an instance of its own, see {@link #newRun}, and one thread calls its hooks: fields may hold what a run
 * collects. An item for which a hook throws is listed as failed and leaves nothing behind; the run goes on. {@link #run()},
 * {@link #params()}, {@link #json()} and {@link #options()} may be used in every hook.
 *
 * <p>All annotations of an item that is saved count as written. For those that the format leaves out, a hook that saves
 * reports {@link org.labelport.report.Loss#dropped}.
 *
 * <p>A hook that keeps what it has seen of every item makes the run's memory grow with the data; count, or write to a
 * {@link org.labelport.output.Part}, instead.
 */
@ConsumerType
public abstract class BaseExporter implements Converter {

    private @Nullable PlanRequest request;
    private @Nullable ExporterRun exporterRun;

    // ---- hooks ------------------------------------------------------------------------------------------------------

    /**
     * Names the folders of the export. Called once, before the first item. By default {@code json}, and
     * {@code origin_files} when originals are saved.
     */
    protected OutputDirectories setupOutputDirectories() {
        return new OutputDirectories("json", savesOriginals() ? "origin_files" : "", List.of());
    }

    /**
     * Looks at an item before it is converted. By default the item as it is.
     *
     * @return the item to convert; empty to leave it out, which counts as skipped
     */
    protected Optional<ExportItem> beforeConvert(ExportItem item) throws Exception {
        return Optional.of(item);
    }

    /**
     * Turns an item's data into what is to be saved.
     *
     * @param item may be changed and returned
     */
    protected abstract ExportItem convertData(ExportItem item) throws Exception;

    /** Looks at an item after it was converted. By default the item as it is. */
    protected ExportItem afterConvert(ExportItem item) throws Exception {
        return item;
    }

    /**
     * Saves the files of an item. By default the original files, unless the run leaves them out, then the JSON; when the
     * originals fail there is no JSON.
     */
    protected void processFileSaving(ExportItem item, ShardOutput out) throws Exception {
        if (!savesOriginals() || saveOriginalFile(item, out) != FileStatus.FAILED) {
            saveAsJson(item, out);
        }
    }

    /**
     * Saves the original files of an item: all that the platform keeps with it, the main one first.
     *
     * @return {@code FAILED} when one of them could not be had, which is listed
     */
    protected FileStatus saveOriginalFile(ExportItem item, ShardOutput out) throws Exception {
        return active().saveOriginals(item, filesToSave(item), out);
    }

    /**
     * Saves the JSON of an item: its data, as {@code <name>.json}.
     *
     * @return {@code FAILED} when the item has no data, which is listed
     */
    protected FileStatus saveAsJson(ExportItem item, ShardOutput out) throws Exception {
        return active().saveJson(item, out);
    }

    /**
     * The name that an item's original file gets; its JSON file has the same name without the extension. Folders in the
     * name are left out, characters that some file system does not allow are replaced, and equal names get a suffix.
     */
    protected String originalFileName(ExportItem item) {
        return item.files().isEmpty()
                ? item.model().path()
                : item.files().get(0).name();
    }

    /** The files that {@link #saveOriginalFile} saves, the main one first. By default all that the platform keeps. */
    protected List<SourceFile> filesToSave(ExportItem item) {
        return item.files();
    }

    /** Writes files of the data set as a whole. Called once, after the last item. By default nothing. */
    protected void additionalFileSaving(ExportOutput out) throws Exception {}

    /**
     * Makes the data of an item that no platform gave any. By default such an item fails.
     *
     * @param losses takes what the data cannot hold of the item; an annotation that is reported as dropped is taken for
     *     not exported, all others for exported
     * @return JSON values; null for none
     */
    protected @Nullable Object dataOf(Item item, LossSink losses) throws Exception {
        throw new ItemException(
                "record.missing",
                "its source keeps no record of its items, and this format writes those of an annotation platform. Read from"
                        + " assignment, ground_truth, task or dm");
    }

    /**
     * Makes the instance that serves one run. The default calls the constructor without parameters; override it where
     * that cannot be called from here, as in a package of a module that is not open.
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

    /** Takes logs, progress and metrics. */
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

    /** The folders of the export. */
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

    @Override
    public Set<ItemDetail> needs(Options options) {
        return Set.of(ItemDetail.SOURCE_RECORD);
    }

    @Override
    public final ConversionPlan plan(PlanRequest planRequest) throws ExportException {
        BaseExporter exporter = newRun();
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

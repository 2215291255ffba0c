package org.labelport.export;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.labelport.json.Json;
import org.labelport.model.JsonText;
import org.labelport.report.ExportException;
import org.labelport.verify.ProblemSink;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs exports with the formats and targets that are installed right now. Thread-safe. Once its runtime is closed,
 * methods throw {@link IllegalStateException}; runs that have not ended can still be listed and cancelled.
 */
@ProviderType
public interface ExportEngine {

    /**
     * All formats that can be chosen, sorted by id. Of the versions of one format, the one that a run would get comes
     * first.
     */
    List<FormatInfo> formats();

    /**
     * The version of a format that a run would get now.
     *
     * @param format id of the format
     * @param requirements what the version must meet
     * @throws ExportException {@code format.unknown} when the format is not installed; {@code format.unmatched} when
     *     none of its versions meets the requirements; {@code settings.invalid} when the operator's choice cannot be
     *     read
     */
    FormatInfo choose(String format, ExportParams.Requirements requirements) throws ExportException;

    /** All targets that can be read, sorted by id. */
    List<TargetInfo> targets();

    /**
     * The version of a target that a run would get now.
     *
     * @param id of the target
     * @throws ExportException {@code target.unknown} when the target is not installed, naming those that are, and the one
     *     with the most similar name
     */
    TargetInfo target(String id) throws ExportException;

    /** The runs of this engine that have not ended, in the order in which they were started. */
    List<RunInfo> runs();

    /**
     * Reads a job's parameters, in the JSON of annotation platforms ({@code name}, {@code storage}, {@code path},
     * {@code target}, {@code filter}, {@code save_original_file}, {@code extra_params}), and checks all of them, asking the
     * platform where only that can tell.
     *
     * @return a request that lacks only the formats
     * @throws JobException naming each parameter that is wrong
     */
    ExportParams.Builder job(JsonText parameters, JobRules rules) throws JobException;

    /** Reads and writes JSON as runs do. */
    Json json();

    /**
     * Starts an export and returns at once.
     *
     * @param listener told what happens; called by threads of the run, never by two at the same time
     * @throws ExportException when the request is wrong: unknown format or target, invalid option. Nothing was written
     */
    ExportHandle start(ExportParams params, ExportListener listener) throws ExportException;

    /**
     * Continues a run that was killed, or that failed because of storage, network or memory, after its last finished
     * step. The output is the same as if nothing had happened. Returns at once, with a handle whose id is the run's.
     *
     * @param run name of the run
     * @param destination folder that it exports to
     * @param listener told what happens; called by threads of the run, never by two at the same time
     * @throws ExportException {@code run.unknown} when there is no such run in the destination; {@code run.busy} when
     *     this or another process works on it; {@code run.plugin-missing} when a version of a plug-in that the run
     *     began with does not serve, naming the command that installs it; {@code run.outdated} when another version of
     *     the engine began it; {@code run.moved} when its files are not where they were;
     *     {@code storage.failed}
     */
    ExportHandle resume(String run, Path destination, ExportListener listener) throws ExportException;

    /**
     * The runs in a destination that are going on or can be continued, sorted by name, those of other processes
     * included.
     *
     * @throws ExportException {@code storage.failed} when the destination cannot be read
     */
    List<StoredRun> stored(Path destination) throws ExportException;

    /**
     * Compares what a source has now with what a run has read of it. The source is read again on the calling thread,
     * without the original files; the run is not changed and can still be continued.
     *
     * @param run name of the run, which must not be going on
     * @param destination folder that it exports to
     * @param changes takes each item that differs: first those that were added or changed, in the source's order, then
     *     those that are gone, in the run's order
     * @throws ExportException as {@link #resume}; {@code run.not-read} when the run has not read all of its source; and as
     *     reading the source does
     */
    SourceChanges changes(String run, Path destination, SourceChange.Sink changes) throws ExportException;

    /**
     * Removes leftovers of runs from a destination when they are older than the operator allows: {@code keptHours} in
     * {@code runs.json}, or seven days where that is not set. Runs that are going on are left alone.
     *
     * @return the runs that were removed, by name; they cannot be continued any more
     * @throws ExportException {@code settings.invalid}; {@code storage.failed} when they cannot be read or removed
     */
    List<StoredRun> prune(Path destination) throws ExportException;

    /**
     * Removes leftovers of runs from a destination when they have not changed for the given time. Runs that are going
     * on are left alone.
     *
     * @param age since the last change; {@link Duration#ZERO} removes all
     * @return the runs that were removed, by name; they cannot be continued any more
     * @throws ExportException {@code storage.failed} when they cannot be read or removed
     */
    List<StoredRun> prune(Path destination, Duration age) throws ExportException;

    /**
     * Asks a run of this engine to stop, as {@link ExportHandle#cancel} does.
     *
     * @param run name of the run
     * @return whether there is such a run that has not ended
     */
    boolean cancel(String run);

    /**
     * Finds out what an export would do, by doing all of it except keeping the output. Blocks until done; leaves nothing
     * behind. Interrupting the calling thread cancels it.
     *
     * @throws ExportException when the request is wrong, the export would fail, or {@code run.cancelled}
     */
    ExportPreview plan(ExportParams params, ExportListener listener) throws ExportException;

    /**
     * Checks the files of a folder, or of a ZIP or TAR file, as the format's consumers read them; or a single file, for
     * a format whose data is in one file. Blocks until done; changes nothing. Interrupting the calling thread cancels
     * it.
     *
     * @param folder an export, or a data set that another program wrote
     * @param format with the options that say which variant is expected
     * @param problems told of each problem when it is found, on the calling thread
     * @throws ExportException when the format is unknown or cannot be verified, the folder holds no such data set or cannot
     *     be read, or {@code run.cancelled}
     */
    VerifySummary verify(Path folder, ExportParams.FormatRequest format, ProblemSink problems) throws ExportException;

    /**
     * The format that an export was written in, with its options, as the export itself says; empty for any other folder.
     *
     * @param folder or the ZIP or TAR file that the export is
     * @throws ExportException {@code export.unreadable} when the folder's report cannot be read
     */
    Optional<ExportParams.FormatRequest> writtenAs(Path folder) throws ExportException;
}

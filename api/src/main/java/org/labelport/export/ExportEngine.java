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
 * Runs exports with the formats and targets that are installed right now. Thread-safe. Once the runtime that it is of was closed, it
 * throws {@link IllegalStateException}; runs that have not ended can still be listed and cancelled.
 */
@ProviderType
public interface ExportEngine {

    /** All formats that can be chosen, by id; of one format's versions the one that a run would get comes first. */
    List<FormatInfo> formats();

    /**
     * The version of a format that a run would get now.
     *
     * @param format id of the format
     * @param requirements which versions will do
     * @throws ExportException {@code format.unknown} when the format is not installed; {@code format.unmatched} when none of
     *     its versions will do; {@code settings.invalid} when the operator's choice cannot be read
     */
    FormatInfo choose(String format, ExportParams.Requirements requirements) throws ExportException;

    /** All targets that can be read, by id. */
    List<TargetInfo> targets();

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
     * Goes on with a run that was killed, or that failed because of storage, network or memory, after its last finished step.
     * Its output is the one that it would have had if nothing had happened. Returns at once, with a handle of the same name.
     *
     * @param run name of the run
     * @param destination folder that it exports to
     * @param listener told what happens; called by threads of the run, never by two at the same time
     * @throws ExportException {@code run.unknown} when there is no such run in the destination; {@code run.busy} when this or
     *     another process works on it; {@code run.plugin-missing} when a plug-in of the version that it was begun with does
     *     not serve, naming the command that installs it; {@code run.outdated} when another version of the engine began it;
     *     {@code run.moved} when its files, or its source, are not where they were; {@code storage.failed}
     */
    ExportHandle resume(String run, Path destination, ExportListener listener) throws ExportException;

    /**
     * The runs that are going on in a destination, or have left there what they can be continued with, by name. Runs of
     * other processes are among them.
     *
     * @throws ExportException {@code storage.failed} when the destination cannot be read
     */
    List<StoredRun> stored(Path destination) throws ExportException;

    /**
     * Compares what a source has now with what a run has read of it. The source is read again, on the calling thread, without
     * the originals; the run stays as it is and can be continued.
     *
     * @param run name of the run, which nobody works on
     * @param destination folder that it exports to
     * @param changes told of each item that is not as it was: those that were added or changed in the source's order, then those
     *     that are gone in the run's
     * @throws ExportException as {@link #resume}; {@code run.not-read} when the run has not read all of its source; and as
     *     reading the source does
     */
    SourceChanges changes(String run, Path destination, SourceChange.Sink changes) throws ExportException;

    /**
     * Removes what runs have left in a destination for longer than the operator has set: {@code keptHours} in
     * {@code runs.json}, seven days where that is not set. Runs that are going on are left alone.
     *
     * @return the runs that were removed, by name; they cannot be continued any more
     * @throws ExportException {@code settings.invalid}; {@code storage.failed} when they cannot be read or removed
     */
    List<StoredRun> prune(Path destination) throws ExportException;

    /**
     * Removes what runs have left in a destination and was not touched for a time. Runs that are going on are left alone.
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
     * Looks at the files of a folder, or of a ZIP or TAR file, as the format's consumers do; or at one file, of a format whose
     * data is in one. Blocks until done; changes nothing. Interrupting the calling thread cancels it.
     *
     * @param folder an export, or what anybody else wrote
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

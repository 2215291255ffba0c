package org.labelport.export;

import java.util.List;
import org.labelport.json.Json;
import org.labelport.model.JsonText;
import org.labelport.report.ExportException;
import org.osgi.annotation.versioning.ProviderType;

/** Runs exports with the formats and targets that are installed right now. Thread-safe. */
@ProviderType
public interface ExportEngine {

    /** All formats that can be chosen, by id; of one format's versions the one that a run would get comes first. */
    List<FormatInfo> formats();

    /** All targets that can be read, by id. */
    List<TargetInfo> targets();

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
     * Finds out what an export would do, by doing all of it except keeping the output. Blocks until done; leaves nothing
     * behind. Interrupting the calling thread cancels it.
     *
     * @throws ExportException when the request is wrong, the export would fail, or {@code run.cancelled}
     */
    ExportPreview plan(ExportParams params, ExportListener listener) throws ExportException;
}

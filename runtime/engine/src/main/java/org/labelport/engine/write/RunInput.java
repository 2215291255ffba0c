package org.labelport.engine.write;

import org.labelport.engine.events.RunContext;
import org.labelport.engine.ingest.Ingest;
import org.labelport.engine.spool.WorkFolder;
import org.labelport.export.ExportParams;

/**
 * What all formats of a run share.
 *
 * @param params what was asked for
 * @param data what was read
 * @param work keeps what the shards produce, and records which of them are done
 * @param context takes what the formats log
 */
public record RunInput(
        ExportParams params, Ingest.Result data, WorkFolder work, RunContext context, String pictureAdvice) {}

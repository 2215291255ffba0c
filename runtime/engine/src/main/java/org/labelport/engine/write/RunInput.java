package org.labelport.engine.write;

import org.labelport.engine.events.RunContext;
import org.labelport.engine.ingest.Ingest;
import org.labelport.engine.journal.Journal;
import org.labelport.engine.spool.SegmentStore;
import org.labelport.export.ExportParams;
import org.labelport.limits.Limits;

/**
 * What all formats of a run get alike.
 *
 * @param params what was asked for
 * @param data what was read
 * @param store takes what the shards produce, until it is joined
 * @param context takes what the formats log
 * @param limits of what is written
 * @param journal keeps which shards are done
 */
public record RunInput(
        ExportParams params,
        Ingest.Result data,
        SegmentStore store,
        RunContext context,
        Limits limits,
        Journal journal) {}

package org.labelport.engine.write;

import java.util.Map;
import org.labelport.engine.report.Findings;

/**
 * The result of a shard in one format, besides its bytes.
 *
 * @param items number of items written
 * @param annotations number of annotations written
 * @param files number of files
 * @param bytes of these files
 * @param counters the format's own counts
 * @param findings losses and errors; their lines are kept with the parts
 */
record ShardResult(
        long items, long annotations, long files, long bytes, Map<String, Long> counters, Findings findings) {}

package org.labelport.convert;

import java.io.IOException;
import java.util.Set;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One run's decisions. Immutable after {@link Converter#plan}; used by several threads at once.
 */
@ConsumerType
public interface ConversionPlan {

    /**
     * Starts a writer for consecutive items. Shards are opened in any order and several at once; where one begins and
     * ends must not show in the output.
     *
     * @param out the shard's output, which takes something only while the writer is writing an item
     */
    ShardWriter openShard(ShardOutput out) throws IOException;

    /** How the format wants its items. */
    enum Order {
        /** Several shards at once, on several threads. */
        ANY,
        /** One item after the other in the data set's order, by one thread, shard after shard. */
        ITEM_BY_ITEM
    }

    /** How the format wants its items. Fast formats take them in any order. */
    default Order itemOrder() {
        return Order.ANY;
    }

    /**
     * What this export keeps of categories and items beyond what the format {@linkplain Converter#keeps always keeps},
     * because of its options or its data.
     */
    default Set<Metadata> keeps() {
        return Set.of();
    }

    /**
     * Writes the files of the data set as a whole. Called once, by one thread, after all writers are closed; also when the data
     * set has no items.
     *
     * @param out the export's output, valid until this returns; files that are opened here are closed here
     * @throws ExportException when the data set cannot be finished, saying what to change; the run ends and publishes nothing
     * @throws IOException when writing as such fails, as the output says; the run ends and publishes nothing
     */
    void finish(ExportOutput out) throws ExportException, IOException;
}

package org.labelport.convert;

import java.io.IOException;
import org.labelport.report.ItemException;
import org.osgi.annotation.versioning.ConsumerType;

/** Writes the items of one shard, one after the other, on one thread. */
@ConsumerType
@FunctionalInterface
public interface ShardWriter extends AutoCloseable {

    /**
     * Writes one item. Every annotation is either written ({@code out.written}) or reported as dropped
     * ({@code out.loss}). When the call throws, the engine discards all that the item has put out.
     *
     * @throws ItemException when this item cannot be written; the run goes on without it
     * @throws IOException when writing as such fails, as the output reports it; the run ends. The error names the
     *     format when the exception is the format's own
     */
    void write(NumberedItem numbered) throws ItemException, IOException;

    /**
     * Called once by the engine, after the last item and also when one failed. Everything that is to be kept must have
     * been put out before.
     */
    @Override
    default void close() throws IOException {}
}

package org.labelport.testkit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;

/**
 * Writes items in a given order, whatever order the engine has them in. Needs as many threads as there are shards. A shard
 * is opened when its first item is due, so that shards are opened in that order too.
 */
final class OrderedShards implements ConversionPlan {

    private static final long TIMEOUT_MILLIS = 120_000;

    private final ConversionPlan plan;
    private final List<Long> order;
    private int position;

    OrderedShards(ConversionPlan plan, List<Long> order) {
        this.plan = plan;
        this.order = order;
    }

    @Override
    public Order itemOrder() {
        return plan.itemOrder();
    }

    @Override
    public ShardWriter openShard(ShardOutput out) {
        return new ShardWriter() {
            private Optional<ShardWriter> writer = Optional.empty();

            @Override
            public void write(NumberedItem numbered) throws ItemException, IOException {
                awaitTurn(numbered.number());
                try {
                    if (writer.isEmpty()) {
                        writer = Optional.of(plan.openShard(out));
                    }
                    writer.get().write(numbered);
                } finally {
                    endTurn();
                }
            }

            @Override
            public void close() throws IOException {
                if (writer.isPresent()) {
                    writer.get().close();
                }
            }
        };
    }

    @Override
    public void finish(ExportOutput out) throws ExportException, IOException {
        plan.finish(out);
    }

    private synchronized void awaitTurn(long number) throws IOException {
        long end = System.nanoTime() + TIMEOUT_MILLIS * 1_000_000;
        while (order.get(position) != number) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IOException("item " + number + " waited for item " + order.get(position) + " in vain");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw (IOException) new InterruptedIOException("stopped while waiting").initCause(e);
            }
        }
    }

    private synchronized void endTurn() {
        position++;
        notifyAll();
    }
}

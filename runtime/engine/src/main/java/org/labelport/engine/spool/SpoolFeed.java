package org.labelport.engine.spool;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.limits.ItemWeight;
import org.labelport.engine.work.Rethrown;
import org.labelport.engine.work.Workers;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;

/**
 * Spools items in a separate thread, so that their reader can go on meanwhile. A failure there is thrown by one of the
 * next calls, at the latest by the one that asks for the result, and by all calls after it. Used by one thread.
 */
public final class SpoolFeed implements AutoCloseable {

    private static final int BATCH_ITEMS = 64;
    private static final long BATCH_BYTES = 1 << 18;
    private static final int BATCHES_AHEAD = 2;

    private final SpoolWriter writer;
    private final Workers thread = new Workers("labelport-spool", 1);
    private final Deque<Future<?>> ahead = new ArrayDeque<>();
    private List<Marked> batch = new ArrayList<>(BATCH_ITEMS);
    private long batchBytes;
    private long items;

    private record Marked(Item item, long mark) {}

    /** @param writer takes the items; closed with this */
    public SpoolFeed(SpoolWriter writer) {
        this.writer = writer;
        this.items = writer.size();
    }

    /** Adds the next item as {@link SpoolWriter#add(Item, long)} does, now or a little later. */
    public void add(Item item, long mark) throws IOException {
        items++;
        long bytes = ItemWeight.of(item);
        batch.add(new Marked(item, mark));
        batchBytes += bytes;
        if (bytes >= BATCH_BYTES) {
            drain(); // at most one item of this size waits in memory
        } else if (batch.size() >= BATCH_ITEMS || batchBytes >= BATCH_BYTES) {
            handOver();
        }
    }

    /** Number of items so far. */
    public long size() {
        return items;
    }

    /** As {@link SpoolWriter#categoriesInData()}, of all items so far. */
    public SortedSet<String> categoriesInData() throws IOException {
        drain();
        return writer.categoriesInData();
    }

    /** As {@link SpoolWriter#entry()}, with all items so far. */
    public Entry entry() throws IOException {
        drain();
        return writer.entry();
    }

    /** As {@link SpoolWriter#seal}. */
    public Spool seal(Taxonomy taxonomy) throws IOException {
        drain();
        return writer.seal(taxonomy);
    }

    private List<Marked> take() {
        List<Marked> taken = batch;
        batch = new ArrayList<>(BATCH_ITEMS);
        batchBytes = 0;
        return taken;
    }

    private void spool(List<Marked> items) throws IOException {
        for (Marked item : items) {
            writer.add(item.item, item.mark);
        }
    }

    private void handOver() throws IOException {
        while (ahead.size() >= BATCHES_AHEAD) {
            awaitFirst();
        }
        List<Marked> items = take();
        ahead.add(thread.submit(() -> {
            spool(items);
            return null;
        }));
    }

    private void drain() throws IOException {
        if (!batch.isEmpty()) {
            handOver();
        }
        while (!ahead.isEmpty()) {
            awaitFirst();
        }
    }

    /**
     * Waits without being interrupted: this takes no longer than to spool two batches, and what is kept after an
     * interrupt needs them.
     */
    private void awaitFirst() throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    ahead.element().get(); // stays there when it has failed
                    ahead.remove();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException rethrown(Throwable cause) {
        Rethrown.ifUnchecked(cause);
        return (IOException) cause;
    }

    /** Discards what was not sealed, after the batches being spooled. */
    @Override
    public void close() throws IOException {
        try (writer) {
            ahead.forEach(task -> task.cancel(false));
            thread.finish();
        }
    }
}

package org.labelport.engine.ingest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.labelport.engine.limits.ItemWeight;
import org.labelport.engine.work.Workers;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.ParallelItemSource.Reading;

/**
 * Has several items of a source read at once, and gives them in their order, with the reports of each in its place, so
 * that the result does not depend on the number of threads. Only few items wait for their turn, and fewer when they are
 * large. Used by one thread.
 */
final class ParallelReader implements ItemSource {

    /** Enough that no thread waits for the next call; not more, because each may become a large item. */
    private static final int READINGS_PER_THREAD = 4;

    private final ParallelItemSource source;
    private final OrderedReport report;
    private final int mostUnread;
    private final int mostWaiting;
    private final long mostWaitingBytes;
    private final Workers workers;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private final AtomicInteger unread = new AtomicInteger();
    private final AtomicLong waitingBytes = new AtomicLong();
    private Optional<String> bookmark = Optional.empty();
    private boolean ended;

    private ParallelReader(ParallelItemSource source, int threads, Limits limits, OrderedReport report) {
        this.source = source;
        this.report = report;
        this.mostUnread = READINGS_PER_THREAD * threads;
        this.mostWaiting = limits.count(Limit.WAITING_ITEMS);
        this.mostWaitingBytes = limits.bytes(Limit.WAITING_MEGABYTES);
        this.workers = new Workers("labelport-read", threads);
    }

    /**
     * The items of a source, read in parallel where the source allows it; otherwise the source itself.
     *
     * @param source closed with what is returned
     * @param limits limits for what is read ahead; fewer items wait when they are large
     * @param report that the source was opened with
     */
    static ItemSource of(ItemSource source, int threads, Limits limits, OrderedReport report) {
        return threads > 1 && source instanceof ParallelItemSource parallel
                ? new ParallelReader(parallel, threads, limits, report)
                : source;
    }

    /**
     * An item whose turn will come.
     *
     * @param named what the source reported when it was asked for the item
     * @param item the outcome of reading it, when it is ready; empty when there was nothing to read
     * @param bookmark the source's bookmark after the item
     */
    private record Turn(
            OrderedReport.Outcome<Optional<Reading>> named, Optional<Future<Read>> item, Optional<String> bookmark) {}

    private record Read(OrderedReport.Outcome<Optional<Item>> outcome, long bytes) {}

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        while (true) {
            readAhead();
            Turn turn = waiting.poll();
            if (turn == null) {
                source.allRead();
                return Optional.empty();
            }
            turn.named.settle();
            if (turn.item.isPresent()) {
                if (!turn.item.get().isDone()) {
                    awaitSome();
                }
                Read read = await(turn.item.get());
                waitingBytes.addAndGet(-read.bytes);
                Optional<Item> item = read.outcome.settle();
                if (item.isPresent()) {
                    bookmark = turn.bookmark;
                    return item;
                }
            }
        }
    }

    private void readAhead() throws IOException {
        while (!ended
                && waiting.size() < mostWaiting
                && unread.get() < mostUnread
                && waitingBytes.get() < mostWaitingBytes) {
            OrderedReport.Outcome<Optional<Reading>> named = report.of(source::nextReading);
            ended = named.hasFailed() || named.value().isEmpty();
            waiting.add(
                    ended
                            ? new Turn(named, Optional.empty(), Optional.empty())
                            : new Turn(named, Optional.of(reading(named.value().get())), source.bookmark()));
        }
    }

    private Future<Read> reading(Reading reading) {
        long held = reading.bytes();
        waitingBytes.addAndGet(held);
        unread.incrementAndGet();
        return workers.submit(() -> {
            OrderedReport.Outcome<Optional<Item>> outcome = report.of(reading::read);
            long bytes = outcome.hasFailed()
                    ? 0
                    : outcome.value().map(ItemWeight::of).orElse(0L);
            waitingBytes.addAndGet(bytes - held);
            unread.decrementAndGet();
            return new Read(outcome, bytes);
        });
    }

    /**
     * Waits until several items can be given in a row, because to sleep for each of many small items takes longer than
     * to read it.
     */
    private void awaitSome() throws IOException {
        Optional<Turn> later = waiting.stream().skip(mostUnread / 2).findFirst();
        if (later.isPresent() && later.get().item.isPresent()) {
            await(later.get().item.get());
        }
    }

    private static Read await(Future<Read> read) throws IOException {
        try {
            return read.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while an item was read").initCause(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public Optional<String> bookmark() {
        return bookmark;
    }

    @Override
    public Taxonomy taxonomy() {
        return source.taxonomy();
    }

    @Override
    public Map<String, Object> properties() {
        return source.properties();
    }

    @Override
    public Item complete(Item item) throws ExportException, IOException {
        return source.complete(item);
    }

    @Override
    public Optional<URI> refresh(Item item, URI expired) throws IOException {
        return source.refresh(item, expired);
    }

    @Override
    public OptionalLong expectedItems() {
        return source.expectedItems();
    }

    /** Returns when all reading has ended. */
    @Override
    public void close() throws IOException {
        workers.close();
        source.close();
    }
}

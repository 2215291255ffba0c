package org.labelport.engine.write;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.NumberedItem;
import org.labelport.engine.closing.Closing;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.events.PluginWatch;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.publish.Failures;
import org.labelport.engine.publish.UnpublishedException;
import org.labelport.engine.spool.Spool;
import org.labelport.engine.spool.SpoolSegment;
import org.labelport.engine.work.Rethrown;
import org.labelport.engine.work.Workers;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportParams;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;

/**
 * Writes all shards. Formats that take them in any order share several threads, and each shard is read once for all of
 * them; a format that takes items one after the other has a thread of its own. Shards that an earlier process has
 * written are left out.
 */
public final class ParallelWriter {

    private final Spool spool;
    private final List<FormatExport> exports;
    private final ExportParams params;
    private final int threads;
    private final RunEvents events;
    private final Cancellation cancellation;
    private final PluginWatch watch;
    private final AtomicLong itemsDone = new AtomicLong();

    /**
     * Prepares to write.
     *
     * @param threads that share the work
     */
    public ParallelWriter(RunInput run, List<FormatExport> exports, int threads) {
        this.spool = run.data().spool();
        this.exports = exports;
        this.params = run.params();
        this.threads = threads;
        this.events = run.context().events();
        this.cancellation = run.context().cancellation();
        this.watch = run.context().watch();
    }

    /**
     * Writes everything, or throws the first failure once all threads have stopped.
     *
     * @throws InterruptedException when the calling thread is interrupted; all threads have stopped
     */
    public void run() throws ExportException, IOException, InterruptedException {
        Workers workers = new Workers("labelport-write", threads);
        Cancellation stop = new Cancellation();
        try {
            CompletionService<Void> work = workers.completions();
            List<Callable<Void>> tasks = tasks(stop);
            tasks.forEach(work::submit);
            for (int i = 0; i < tasks.size(); i++) {
                work.take().get();
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            stop.request();
            workers.close();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        events.progressDone(itemsDone.get());
    }

    /** The tasks, long ones first, so that the others fill the remaining time. */
    private List<Callable<Void>> tasks(Cancellation stop) {
        List<Callable<Void>> tasks = new ArrayList<>();
        List<FormatExport> inAnyOrder = new ArrayList<>();
        for (FormatExport export : exports) {
            if (export.order() == ConversionPlan.Order.ANY) {
                inAnyOrder.add(export);
            } else {
                tasks.add(() -> {
                    for (SpoolSegment segment : spool.segments()) {
                        writeShard(segment, List.of(export), stop);
                    }
                    return null;
                });
            }
        }
        if (!inAnyOrder.isEmpty()) {
            for (SpoolSegment segment : spool.segments()) {
                List<FormatExport> missing = inAnyOrder.stream()
                        .filter(export -> !export.isDone(segment.number()))
                        .toList();
                if (missing.isEmpty()) {
                    itemsDone.addAndGet(segment.items());
                } else {
                    tasks.add(() -> {
                        writeShard(segment, missing, stop);
                        return null;
                    });
                }
            }
        }
        return tasks;
    }

    private void writeShard(SpoolSegment segment, List<FormatExport> exports, Cancellation stop)
            throws ExportException, IOException {
        try (PluginWatch.Calls calls = watch.calls();
                OpenTasks open = new OpenTasks()) {
            List<ShardTask> tasks = open.tasks;
            List<String> names =
                    exports.stream().map(export -> export.format().name()).toList();
            for (int i = 0; i < exports.size(); i++) {
                calls.begin(names.get(i), "the beginning of a part of the data");
                tasks.add(exports.get(i).open(segment.number()));
            }
            OptionalLong total = OptionalLong.of(itemsToWrite());
            spool.forEach(segment, numbered -> {
                if (cancellation.isRequested() || stop.isRequested()) {
                    throw new StoppedException(Failures.cancelled());
                }
                for (int i = 0; i < tasks.size(); i++) {
                    FormatExport export = exports.get(i);
                    calls.beginItem(names.get(i), numbered.item().id());
                    write(numbered, export, tasks.get(i))
                            .ifPresent(error -> report(export.format().id(), error));
                }
                events.progress(itemsDone.incrementAndGet(), total);
            });
            for (int i = 0; i < tasks.size(); i++) {
                calls.begin(names.get(i), "the end of a part of the data");
                exports.get(i).done(segment.number(), tasks.get(i));
            }
        } catch (StoppedException e) {
            throw e.reason;
        }
    }

    private static Optional<ItemError> write(NumberedItem numbered, FormatExport export, ShardTask task)
            throws IOException {
        try {
            return export.write(numbered, task);
        } catch (ExportException e) {
            throw new StoppedException(e);
        }
    }

    /** The tasks of all formats for one shard. All of them are closed, whatever one of them throws. */
    private static final class OpenTasks implements Closeable {

        private final List<ShardTask> tasks = new ArrayList<>();

        @Override
        public void close() throws IOException {
            Closing.all(tasks);
        }
    }

    /** An item counts once for each pass over the spool. */
    private long itemsToWrite() {
        long alone = exports.stream()
                .filter(export -> export.order() != ConversionPlan.Order.ANY)
                .count();
        return spool.census().items() * (alone + (alone < exports.size() ? 1 : 0));
    }

    private void report(String format, ItemError error) {
        events.send(new ExportEvent.ItemFailed(format, error));
        if (params.onItemError() == ExportParams.OnItemError.STOP) {
            throw new StoppedException(
                    new UnpublishedException(error.code(), error.message() + ". The run stopped there, as asked", ""));
        }
    }

    private static IllegalStateException rethrown(Throwable cause) throws ExportException, IOException {
        Rethrown.ifIs(ExportException.class, cause);
        Rethrown.ifIs(IOException.class, cause);
        Rethrown.ifUnchecked(cause);
        if (cause instanceof InterruptedException) { // also of a format, as other languages may throw it from anywhere
            throw new IOException("the export was interrupted", cause);
        }
        return new IllegalStateException("a format has thrown what its method does not declare: " + cause, cause);
    }

    /** Leaves the walk over a shard's items. */
    private static final class StoppedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient ExportException reason;

        private StoppedException(ExportException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}

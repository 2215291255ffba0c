package org.labelport.plugins.change;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.labelport.plugin.PluginException;

/** The one thread that changes plug-ins, so that changes happen one after the other. */
final class ManagerThread implements Executor, AutoCloseable {

    private final Duration timeout;
    private final ScheduledThreadPoolExecutor executor;
    private volatile Thread thread;

    ManagerThread() {
        this(Duration.ofSeconds(10));
    }

    /** @param timeout how long closing waits for the change that is being made */
    ManagerThread(Duration timeout) {
        this.timeout = timeout;
        executor = new ScheduledThreadPoolExecutor(1, work -> {
            thread = new Thread(work, "labelport-plugins");
            thread.setDaemon(true);
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Does work on the thread and waits for it.
     *
     * @throws PluginException {@code plugin.busy} when called on this thread itself, {@code plugin.interrupted},
     *     {@code plugin.closed} when it is closed before the work begins, or what the work throws
     */
    <T> T call(Callable<T> work) throws PluginException {
        if (Thread.currentThread() == thread) {
            throw new PluginException(
                    "plugin.busy",
                    "a listener of plug-in changes cannot make a change itself. Make it on another thread.");
        }
        Future<T> future;
        try {
            future = executor.submit(work);
        } catch (RejectedExecutionException e) {
            throw closed(e);
        }
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (CancellationException e) {
            throw closed(e);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new PluginException(
                    "plugin.interrupted",
                    "the change was interrupted; 'labelport plugin list' shows whether it was made.",
                    e);
        }
    }

    private static PluginException closed(Exception cause) {
        return new PluginException("plugin.closed", "the runtime is closed, so no plug-in can be changed.", cause);
    }

    private static PluginException failure(Throwable cause) {
        if (cause instanceof PluginException known) {
            return known;
        }
        if (cause instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new PluginException("plugin.failed", "the change failed: " + cause + ".", cause);
    }

    /** Does work after everything that is already waiting; does nothing when this is closed. */
    @Override
    public void execute(Runnable work) {
        later(work, 0);
    }

    private void later(Runnable work, long millis) {
        try {
            executor.schedule(work, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed: the next start begins with the state on disk.
        }
    }

    /** Work that is done only once for many requests in a row. */
    Runnable once(Runnable work) {
        return once(work, 0);
    }

    /** Work that is done a while after a request, and only once for all requests until then. */
    Runnable once(Runnable work, long millis) {
        AtomicBoolean waits = new AtomicBoolean();
        return () -> {
            if (waits.compareAndSet(false, true)) {
                later(
                        () -> {
                            waits.set(false);
                            work.run();
                        },
                        millis);
            }
        };
    }

    /**
     * Waits for a bounded time until earlier work has ended. Work that has not begun by then is refused to its callers.
     */
    @Override
    public void close() {
        executor.shutdown();
        boolean ended = false;
        try {
            ended = executor.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            for (Runnable waiting : executor.shutdownNow()) {
                ((Future<?>) waiting).cancel(false);
            }
        }
    }
}

package org.labelport.it.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.labelport.it.fuzz.Sandbox.Outcome;

/** Has an input tried on a thread of its own, and does not wait for it, or let it allocate, without end. */
final class Watch implements AutoCloseable {

    private static final int SECONDS = 120;
    /** Inputs have a hundred kilobytes at most. */
    private static final long MOST_ALLOCATED = 400L << 20;

    private final ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private ExecutorService worker = newWorker();
    private volatile Thread thread = Thread.currentThread();

    private static ExecutorService newWorker() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "fuzz");
            thread.setDaemon(true);
            return thread;
        });
    }

    Outcome of(Callable<Outcome> input) throws InterruptedException {
        Future<Outcome> outcome = worker.submit(() -> watched(input));
        try {
            return outcome.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            String doing = Faults.threads(thread);
            outcome.cancel(true);
            worker.shutdownNow();
            worker = newWorker();
            return Outcome.fault("no end after " + SECONDS + " s:\n" + doing);
        } catch (ExecutionException e) {
            return Outcome.fault("it ended with " + Faults.trace(e));
        }
    }

    private Outcome watched(Callable<Outcome> input) throws Exception {
        thread = Thread.currentThread();
        long before = memory.getThreadAllocatedBytes(thread.getId());
        Outcome outcome = input.call();
        long allocated = memory.getThreadAllocatedBytes(thread.getId()) - before;
        return outcome.fault().isEmpty() && allocated > MOST_ALLOCATED
                ? Outcome.fault("it allocated " + (allocated >> 20) + " MB, and ended as " + outcome.word())
                : outcome;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}

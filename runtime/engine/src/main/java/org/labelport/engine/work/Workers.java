package org.labelport.engine.work;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A fixed number of threads that do tasks in the order in which they are given. No thread is left after closing. */
public final class Workers implements Executor, AutoCloseable {

    private final ExecutorService pool;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean closing;

    private final class Worker extends Thread {

        private Worker(Runnable work, String name) {
            super(work, name);
        }

        private boolean isClosing() {
            return closing;
        }
    }

    /** @param count of threads; each begins when there is work for it */
    public Workers(String name, int count) {
        this.pool = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Worker(work, name);
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        });
    }

    /** Whether the calling thread is one of workers that are being closed, by which it is interrupted. */
    public static boolean areClosingHere() {
        return Thread.currentThread() instanceof Worker worker && worker.isClosing();
    }

    /** Has a task done as soon as a thread is free. */
    public <T> Future<T> submit(Callable<T> work) {
        return pool.submit(work);
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    /** Has tasks done whose results are taken in the order in which they finish. */
    public <T> CompletionService<T> completions() {
        return new ExecutorCompletionService<>(pool);
    }

    /** Finishes the given tasks, takes no more, and returns when the threads have ended. */
    public void finish() {
        pool.shutdown();
        awaitEnd();
    }

    /** Interrupts what is being done, gives up the rest, and returns when the threads have ended. */
    @Override
    public void close() {
        closing = true;
        pool.shutdownNow();
        awaitEnd();
    }

    /**
     * Waits for the end of the threads in any case, and restores an interrupt afterwards. A pool has terminated before
     * its threads have ended.
     */
    private void awaitEnd() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.labelport.engine.work;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some threads of one name that do what they are given in its order. None of them is left after closing. */
public final class Workers implements AutoCloseable {

    private final ExecutorService pool;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    /** @param count of threads; each begins when there is work for it */
    public Workers(String name, int count) {
        this.pool = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        });
    }

    /** Has something done as soon as a thread is free. */
    public <T> Future<T> submit(Callable<T> work) {
        return pool.submit(work);
    }

    /** Has things done of which those that are done first are wanted first. */
    public <T> CompletionService<T> completions() {
        return new ExecutorCompletionService<>(pool);
    }

    /** Does what was given, takes nothing more, and returns when the threads have ended. */
    public void finish() {
        pool.shutdown();
        awaitEnd();
    }

    /** Interrupts what is being done, gives up the rest, and returns when the threads have ended. */
    @Override
    public void close() {
        pool.shutdownNow();
        awaitEnd();
    }

    /** Whatever happens; who is interrupted meanwhile finds out afterwards. A pool is at its end before its threads are. */
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

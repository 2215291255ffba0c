package org.labelport.engine.media;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.labelport.http.HttpFetcher;

/**
 * The threads of a run that use the network, as many as may be connected at once. There are none before the first is needed,
 * and none after closing. Used by one thread.
 */
final class Connections implements AutoCloseable {

    private final NetworkSettings settings;
    private @Nullable HttpFetcher fetcher;
    private @Nullable ExecutorService pool;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    Connections(NetworkSettings settings) {
        this.settings = settings;
    }

    /** Something that needs the network. */
    @FunctionalInterface
    interface Work<T> {
        T with(HttpFetcher fetcher) throws Exception;
    }

    /** Does the work as soon as one of the threads is free. */
    <T> Future<T> submit(Work<T> work) {
        HttpFetcher open = fetcher == null ? HttpFetcher.open(settings.http()) : fetcher;
        ExecutorService running =
                pool == null ? Executors.newFixedThreadPool(settings.connections(), this::thread) : pool;
        fetcher = open;
        pool = running;
        return running.submit(() -> work.with(open));
    }

    /** Ends all that is under way, and returns when the threads have ended. */
    @Override
    public void close() {
        if (fetcher != null) {
            fetcher.close();
        }
        if (pool != null) {
            pool.shutdownNow();
        }
        boolean interrupted = false;
        for (Thread thread : threads) {
            interrupted |= awaitEnd(thread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "labelport-media-" + (threads.size() + 1));
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /** Waits for a thread, whatever happens; says whether the waiting one was interrupted meanwhile. */
    private static boolean awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}

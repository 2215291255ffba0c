package org.labelport.engine.media;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.labelport.engine.work.Workers;
import org.labelport.http.HttpFetcher;

/**
 * The threads of a run that use the network, as many as may be connected at once. There are none before the first is needed,
 * and none after closing. Used by one thread.
 */
final class Connections implements AutoCloseable {

    private final NetworkSettings settings;
    private final Workers workers;
    private @Nullable HttpFetcher fetcher;

    Connections(NetworkSettings settings) {
        this.settings = settings;
        this.workers = new Workers("labelport-media", settings.connections());
    }

    /** Something that needs the network. */
    @FunctionalInterface
    interface Work<T> {
        T with(HttpFetcher fetcher) throws Exception;
    }

    /** Does the work as soon as one of the threads is free. */
    <T> Future<T> submit(Work<T> work) {
        HttpFetcher open = fetcher == null ? HttpFetcher.open(settings.http()) : fetcher;
        fetcher = open;
        return workers.submit(() -> work.with(open));
    }

    /** Ends all that is under way, and returns when the threads have ended. */
    @Override
    public void close() {
        if (fetcher != null) {
            fetcher.close();
        }
        workers.close();
    }
}

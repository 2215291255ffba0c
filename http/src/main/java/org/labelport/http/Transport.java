package org.labelport.http;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The JDK's client with its threads, and the exchanges that are running. Thread-safe. */
final class Transport implements AutoCloseable {

    private final HttpSettings settings;
    private final ThreadPoolExecutor threads;
    private final @Nullable OwnedClient client;
    /** Why there is no client: to make one needs the certificates that Java trusts, whatever the address. */
    private final Optional<UncheckedIOException> unusable;

    private final Set<Exchange> running = ConcurrentHashMap.newKeySet();
    private final Set<Future<?>> awaited = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    Transport(HttpSettings settings) {
        this.settings = settings;
        this.threads = threads();
        // HTTP/1.1: with HTTP/2 all requests to a host share one connection, and when that fails all of them fail.
        @Nullable OwnedClient built = null;
        @Nullable UncheckedIOException failure = null;
        try {
            built = OwnedClient.open(HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(settings.connectTimeout())
                    .executor(threads));
        } catch (UncheckedIOException e) {
            failure = e;
        }
        this.client = built;
        this.unusable = Optional.ofNullable(failure);
    }

    /** Sends the request of a step. The caller closes the exchange. */
    Exchange send(Hop hop) throws HttpException {
        if (unusable.isPresent()) {
            throw TrustStore.fault(hop.where(), unusable.get());
        }
        if (client == null || isClosed()) {
            throw Faults.closed(hop.where());
        }
        Exchange exchange = new Exchange(client.client(), hop.toSend(settings), hop.where(), settings, running::remove);
        running.add(exchange);
        if (isClosed()) {
            exchange.abort();
        }
        return exchange;
    }

    /**
     * Waits for work that is done on a thread of the transport.
     *
     * @throws CancellationException when the transport is closed
     */
    <T> T await(Callable<T> work, Duration most) throws InterruptedException, ExecutionException, TimeoutException {
        FutureTask<T> task = new FutureTask<>(work);
        awaited.add(task);
        try {
            if (isClosed()) {
                throw new CancellationException();
            }
            threads.execute(task);
            return task.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            task.cancel(true);
            awaited.remove(task);
        }
    }

    /** Waits before the next attempt; returns early when closed. */
    void pause(Duration time) throws InterruptedException {
        closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends all running exchanges, what is awaited, and the threads. */
    @Override
    public void close() {
        closed.countDown();
        running.forEach(Exchange::abort);
        awaited.forEach(work -> work.cancel(true));
        if (client != null) {
            client.close();
        }
        threads.shutdown();
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /**
     * Makes the threads, which come and go with the work. What the client still runs after closing runs in its own
     * thread.
     */
    private static ThreadPoolExecutor threads() {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> {
                    Thread thread = new Thread(null, task, "labelport-http-" + number.incrementAndGet(), 0, false);
                    thread.setDaemon(true);
                    return thread;
                },
                (task, pool) -> task.run());
    }
}

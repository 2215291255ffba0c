package org.labelport.http;

import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The JDK's client with the thread that it starts for itself. Java 17 offers no way to end that thread: it would go on until
 * the garbage collector has found the client, and the process would wait for it at its end. It ends at once, in all versions
 * of Java, when it is interrupted.
 */
final class OwnedClient implements AutoCloseable {

    /** Threads that are started while a client is built, and nothing else. */
    private static final ThreadGroup STARTED = new ThreadGroup("labelport-http");

    private static final int ROOM = 8;

    private final HttpClient client;
    private final Set<Thread> threads;

    private OwnedClient(HttpClient client, Set<Thread> threads) {
        this.client = client;
        this.threads = threads;
    }

    /** Builds a client; one at a time, so that the threads that it starts are known from those of others. */
    static synchronized OwnedClient open(HttpClient.Builder builder) {
        Set<Thread> others = started();
        HttpClient client = inGroup(builder);
        Set<Thread> threads = started();
        threads.removeAll(others);
        return new OwnedClient(client, threads);
    }

    /** A thread belongs to the group of the thread that starts it. */
    private static HttpClient inGroup(HttpClient.Builder builder) {
        try {
            return CompletableFuture.supplyAsync(
                            builder::build, task -> new Thread(STARTED, task, "labelport-http-start").start())
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Set<Thread> started() {
        Thread[] found = new Thread[2 * STARTED.activeCount() + ROOM];
        int count = STARTED.enumerate(found);
        return new HashSet<>(Arrays.asList(found).subList(0, count));
    }

    HttpClient client() {
        return client;
    }

    /** Ends the client's thread and closes its connections. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}

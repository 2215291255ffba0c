package org.labelport.http;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hands what the client's threads receive to the thread that waits for the answer. Thread-safe. */
final class Arrivals implements BodyHandler<@Nullable Void>, BodySubscriber<@Nullable Void> {

    /** Something that arrived. */
    sealed interface Arrival {}

    /** Status and headers. They arrive first, unless there is a failure. */
    record Head(ResponseInfo info) implements Arrival {}

    /** A part of the body: what one read from the connection gave, never empty. */
    record Bytes(List<ByteBuffer> buffers) implements Arrival {}

    /** The last arrival, when the request failed. */
    record Failed(Throwable cause) implements Arrival {}

    /** The last arrival in all other cases. */
    enum Last implements Arrival {
        END,
        CLOSED
    }

    private final BlockingQueue<Arrival> queue = new LinkedBlockingQueue<>();
    private Flow.@Nullable Subscription subscription;
    private boolean answered;
    private int asked;
    private boolean cancelled;

    /** The next arrival; null when there is none in time. */
    @Nullable
    Arrival await(Duration time) throws InterruptedException {
        return queue.poll(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    void add(Arrival arrival) {
        queue.add(arrival);
    }

    /** Asks for more parts of the body. */
    void request(int parts) {
        Flow.Subscription current;
        synchronized (this) {
            current = subscription;
            asked += current == null ? parts : 0;
        }
        if (current != null) {
            current.request(parts);
        }
    }

    /** Stops the body. Returns false when there is no answer yet, so that the request must be stopped instead. */
    boolean cancel() {
        Flow.Subscription current;
        boolean done;
        synchronized (this) {
            cancelled = true;
            current = subscription;
            done = answered;
        }
        if (current != null) {
            current.cancel();
        }
        return done;
    }

    @Override
    public BodySubscriber<@Nullable Void> apply(ResponseInfo info) {
        synchronized (this) {
            answered = true;
        }
        queue.add(new Head(info));
        return this;
    }

    /** For the client the answer is complete with its headers; the body arrives as it is requested. */
    @Override
    public CompletionStage<@Nullable Void> getBody() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        boolean stopped;
        int wanted;
        synchronized (this) {
            subscription = given;
            stopped = cancelled;
            wanted = asked;
        }
        if (stopped) {
            given.cancel();
        } else if (wanted > 0) {
            given.request(wanted);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (buffers.stream().anyMatch(ByteBuffer::hasRemaining)) {
            queue.add(new Bytes(buffers));
        } else {
            request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        queue.add(new Failed(failure));
    }

    @Override
    public void onComplete() {
        queue.add(Last.END);
    }
}

package org.labelport.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.labelport.http.HttpException.Kind;

/**
 * One request and its answer. The client's threads put what arrives into a queue; the thread that asked takes it out, and
 * waits a bounded time for each piece. So nothing that a server does or leaves undone holds that thread longer, files are
 * written and digests computed on it, and an interrupt reaches it wherever it waits.
 *
 * <p>Only a few pieces are on their way at a time, so a fast server and a slow disk do not fill the memory. Closing cancels
 * what has not ended, which closes the connection; a connection whose answer was read to its end serves the next request.
 */
final class Exchange implements AutoCloseable {

    /** Each piece is what one read from the socket gave: up to 48 KB. */
    private static final int PIECES_AHEAD = 4;

    private final String where;
    private final HttpSettings settings;
    private final Consumer<Exchange> onClose;
    private final Arrivals arrivals = new Arrivals();
    private final CompletableFuture<?> sent;
    private long received;
    private OptionalLong declared = OptionalLong.empty();
    private boolean ended;

    /**
     * Sends a request.
     *
     * @param where method and address as messages show them
     * @param onClose is told when this exchange is closed
     */
    Exchange(HttpClient client, HttpRequest request, String where, HttpSettings settings, Consumer<Exchange> onClose) {
        this.where = where;
        this.settings = settings;
        this.onClose = onClose;
        this.sent = client.sendAsync(request, arrivals);
        sent.whenComplete((nothing, failure) -> {
            if (failure != null) {
                arrivals.queue.add(new Failed(failure));
            }
        });
    }

    /** Status and headers. Called once, before {@link #next()}. */
    ResponseInfo head() throws HttpException, InterruptedException {
        @Nullable
        Arrival arrival = arrivals.queue.poll(settings.responseTimeout().toNanos(), TimeUnit.NANOSECONDS);
        if (arrival instanceof Head head) {
            declared = Framing.declaredLength(where, head.info().headers());
            return head.info();
        }
        ended = arrival instanceof Failed;
        if (arrival instanceof Failed failed) {
            throw Faults.beforeAnswer(where, settings, failed.cause());
        }
        throw arrival == null ? Faults.noAnswer(where, settings) : Faults.closed(where);
    }

    /** The length that the headers gave the body, in bytes. */
    OptionalLong declaredLength() {
        return declared;
    }

    /** The next bytes of the body; empty at its end. */
    List<ByteBuffer> next() throws HttpException, InterruptedException {
        @Nullable
        Arrival arrival =
                ended ? Mark.END : arrivals.queue.poll(settings.idleTimeout().toNanos(), TimeUnit.NANOSECONDS);
        if (arrival instanceof Bytes bytes) {
            arrivals.request(1);
            bytes.buffers().forEach(buffer -> received += buffer.remaining());
            return bytes.buffers();
        }
        ended = arrival instanceof Failed || arrival == Mark.END;
        if (arrival == Mark.END && (declared.isEmpty() || declared.getAsLong() == received)) {
            return List.of();
        }
        if (arrival == null) {
            throw Faults.stalled(where, settings, received);
        }
        throw arrival == Mark.CLOSED
                ? Faults.closed(where)
                : Faults.cut(where, received, declared, arrival instanceof Failed failed ? failed.cause() : null);
    }

    /** Ends the exchange from another thread: the one that waits gets {@link Kind#CLOSED}. */
    void abort() {
        arrivals.queue.add(Mark.CLOSED);
        cancel();
    }

    @Override
    public void close() {
        onClose.accept(this);
        if (!ended) {
            cancel();
        }
    }

    private void cancel() {
        arrivals.cancel();
        sent.cancel(true);
    }

    /** What the client's threads tell the thread that asked. */
    private sealed interface Arrival {}

    private record Head(ResponseInfo info) implements Arrival {}

    /** Never empty. */
    private record Bytes(List<ByteBuffer> buffers) implements Arrival {}

    private record Failed(Throwable cause) implements Arrival {}

    private enum Mark implements Arrival {
        END,
        CLOSED
    }

    /** The client's side of the queue. */
    private static final class Arrivals implements BodyHandler<@Nullable Void>, BodySubscriber<@Nullable Void> {

        final BlockingQueue<Arrival> queue = new LinkedBlockingQueue<>();
        private final CompletableFuture<@Nullable Void> body = new CompletableFuture<>();
        private Flow.@Nullable Subscription subscription;
        private boolean cancelled;

        @Override
        public BodySubscriber<@Nullable Void> apply(ResponseInfo info) {
            queue.add(new Head(info));
            return this;
        }

        @Override
        public CompletionStage<@Nullable Void> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            boolean tooLate;
            synchronized (this) {
                tooLate = cancelled || subscription != null;
                if (!tooLate) {
                    subscription = given;
                }
            }
            if (tooLate) {
                given.cancel();
            } else {
                given.request(PIECES_AHEAD);
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
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            queue.add(Mark.END);
            body.complete(null);
        }

        void request(int pieces) {
            Flow.Subscription current;
            synchronized (this) {
                current = subscription;
            }
            if (current != null) {
                current.request(pieces);
            }
        }

        void cancel() {
            Flow.Subscription current;
            synchronized (this) {
                cancelled = true;
                current = subscription;
            }
            if (current != null) {
                current.cancel();
            }
        }
    }
}

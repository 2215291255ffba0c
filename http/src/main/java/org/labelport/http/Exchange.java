package org.labelport.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.labelport.http.Arrivals.Arrival;
import org.labelport.http.Arrivals.Bytes;
import org.labelport.http.Arrivals.Failed;
import org.labelport.http.Arrivals.Head;
import org.labelport.http.Arrivals.Last;
import org.labelport.http.HttpException.Kind;

/**
 * One request and its answer. The client's threads put what arrives into a queue; the thread that sent the request
 * takes it out, and waits a bounded time for each piece. So no server can hold that thread longer, files are written
 * and digests computed on it, and an interrupt reaches it wherever it waits.
 *
 * <p>Few pieces are requested at a time, so that a fast server and a slow disk do not fill the memory. Closing before
 * the end closes the connection; a connection whose answer was read to its end serves the next request. The client
 * reuses a connection as soon as it has seen the end itself, and cancelling after that would cut off the next request.
 * As only {@link #next()} requests the last piece, the end does not come unseen between two calls.
 */
final class Exchange implements AutoCloseable {

    /** The most bytes that one piece has. */
    private static final int PIECE_BYTES = Integer.getInteger("jdk.httpclient.bufsize", 16 << 10);
    /** How many pieces are requested ahead: each piece that is waited for costs switches between three threads. */
    private static final int MOST_AHEAD = 8;
    /**
     * The fewest bytes that must arrive while a body is waited for as long as the idle timeout. With fewer it may take
     * for ever.
     */
    private static final int LEAST_BYTES = 1 << 10;

    private final URI target;
    private final String where;
    private final HttpSettings settings;
    private final Consumer<Exchange> onClose;
    private final Arrivals arrivals = new Arrivals();
    private final CompletableFuture<?> sent;
    private long received;
    private OptionalLong declared = OptionalLong.empty();
    private boolean ended;
    private long waitedNanos;
    private long bytesMeanwhile;
    private int mostAsked = 1;
    private int asked;

    /**
     * Sends a request.
     *
     * @param where method and address as messages show them
     * @param onClose is told when this exchange is closed
     */
    Exchange(HttpClient client, HttpRequest request, String where, HttpSettings settings, Consumer<Exchange> onClose) {
        this.target = request.uri();
        this.where = where;
        this.settings = settings;
        this.onClose = onClose;
        this.sent = client.sendAsync(request, arrivals);
        sent.whenComplete((nothing, failure) -> {
            if (failure != null) {
                arrivals.add(new Failed(failure));
            }
        });
    }

    /** Status and headers. Called once, before {@link #next()}. */
    ResponseInfo head() throws HttpException, InterruptedException {
        @Nullable Arrival arrival = arrivals.await(settings.responseTimeout());
        if (arrival instanceof Head head) {
            declared = Framing.declaredLength(where, head.info().headers());
            return head.info();
        }
        ended = arrival instanceof Failed;
        if (arrival instanceof Failed failed) {
            throw Faults.beforeAnswer(where, Proxies.of(target), settings, failed.cause());
        }
        throw arrival == null ? Faults.noAnswer(where, Proxies.of(target), settings) : Faults.closed(where);
    }

    /** The length of the body that the headers declare, in bytes. */
    OptionalLong declaredLength() {
        return declared;
    }

    /** Whether all bytes that the headers declare have arrived, so that only the end follows, and does so at once. */
    boolean isComplete() {
        return declared.isPresent() && declared.getAsLong() == received;
    }

    /** Announces that the whole body will be read, so that pieces may be requested before they are waited for. */
    void readAhead() {
        mostAsked = MOST_AHEAD;
    }

    /** The next bytes of the body; empty at its end. Not called again after that. */
    List<ByteBuffer> next() throws HttpException, InterruptedException {
        ask();
        long began = System.nanoTime();
        @Nullable Arrival arrival = arrivals.await(settings.idleTimeout());
        waitedNanos += System.nanoTime() - began;
        if (arrival instanceof Bytes bytes) {
            asked--;
            long before = received;
            bytes.buffers().forEach(buffer -> received += buffer.remaining());
            checkRate(received - before);
            return bytes.buffers();
        }
        ended = arrival instanceof Failed || arrival == Last.END;
        if (arrival == Last.END && (declared.isEmpty() || isComplete())) {
            return List.of();
        }
        if (arrival == null) {
            throw Faults.stalled(where, settings, received);
        }
        throw arrival == Last.CLOSED
                ? Faults.closed(where)
                : Faults.cut(where, received, declared, arrival instanceof Failed failed ? failed.cause() : null);
    }

    /**
     * Refuses a body that is too slow. Each byte renews the idle timeout, so bytes are counted too, over the time that
     * was spent waiting for them.
     */
    private void checkRate(long bytes) throws HttpException {
        bytesMeanwhile += bytes;
        if (waitedNanos < settings.idleTimeout().toNanos() || isComplete()) {
            return;
        }
        if (bytesMeanwhile < LEAST_BYTES) {
            throw Faults.dripping(where, received, bytesMeanwhile, Duration.ofNanos(waitedNanos));
        }
        waitedNanos = 0;
        bytesMeanwhile = 0;
    }

    /** Requests the next piece, and further ones only as far as they are surely not the last. */
    private void ask() {
        long before = (declared.orElse(received) - received - 1) / PIECE_BYTES;
        int wanted = (int) Math.max(1, Math.min(mostAsked, before));
        if (wanted > asked) {
            arrivals.request(wanted - asked);
            asked = wanted;
        }
    }

    /** Ends the exchange from another thread: the thread that waits gets {@link Kind#CLOSED}. */
    void abort() {
        arrivals.add(Last.CLOSED);
        cancel();
    }

    @Override
    public void close() {
        onClose.accept(this);
        if (!ended && !isComplete()) {
            cancel();
        }
    }

    private void cancel() {
        if (!arrivals.cancel()) {
            sent.cancel(true);
        }
    }
}

package org.labelport.http;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.labelport.http.HttpException.Kind;

/**
 * Gives up on servers that have answered nothing, so that many requests to one that cannot be reached end soon. A server
 * is given up on when as many requests as {@link #FULL_REQUESTS} have tried all their attempts, and some time has passed:
 * it may have been starting. From then on requests to it fail as the last one did and are not sent, but for one after each
 * longest back-off. With the first answer, whatever it is, the server is never given up on again. Thread-safe.
 */
final class SilentServers {

    /** How many requests try all their attempts. */
    static final int FULL_REQUESTS = 16;
    /** How many servers are watched. Data may name any number of them. */
    private static final int MOST_SERVERS = 1000;

    private final int fullAttempts;
    private final Duration betweenTries;
    private final LongSupplier nanoTime;
    private final Map<String, Silence> silences = new HashMap<>();

    SilentServers(HttpSettings settings, LongSupplier nanoTime) {
        this.fullAttempts = FULL_REQUESTS * settings.attempts();
        this.betweenTries = settings.longestBackOff();
        this.nanoTime = nanoTime;
    }

    /** What is known of one server. */
    private static final class Silence {

        private final long beganNanos;
        private boolean answered;
        private int attempts;
        private boolean givenUp;
        private long triedNanos;
        private @Nullable HttpException last;
        private String where = "";

        private Silence(long beganNanos) {
            this.beganNanos = beganNanos;
        }
    }

    /** @throws HttpException when the server of a step is given up on, and it is not yet time to try it again */
    synchronized void check(Hop hop) throws HttpException {
        Silence silence = silences.get(server(hop));
        HttpException last = silence == null ? null : silence.last;
        if (silence == null || last == null || !silence.givenUp) {
            return;
        }
        if (hasPassed(silence.triedNanos, betweenTries)) {
            silence.triedNanos = nanoTime.getAsLong();
            return;
        }
        throw last.movedTo(hop.where(), silence.where).with(HttpException.Silence.GIVEN_UP);
    }

    /** Notes that a server has answered. */
    synchronized void answered(Hop hop) {
        Silence silence = watched(hop);
        if (silence != null) {
            silence.answered = true;
            silence.givenUp = false;
            silence.last = null;
        }
    }

    /**
     * Notes that an attempt failed, with an answer or without one.
     *
     * @return the failure, which says whether the server is still asked
     */
    synchronized HttpException failed(Hop hop, HttpException failure) {
        Silence silence = isSilence(failure) ? watched(hop) : null;
        if (silence == null || silence.answered) {
            return failure;
        }
        silence.last = failure;
        silence.where = hop.where();
        silence.triedNanos = nanoTime.getAsLong();
        silence.attempts = Math.min(silence.attempts + 1, fullAttempts);
        silence.givenUp =
                silence.attempts == fullAttempts && hasPassed(silence.beganNanos, betweenTries.multipliedBy(2));
        return failure.with(silence.givenUp ? HttpException.Silence.GIVEN_UP : HttpException.Silence.TOTAL);
    }

    private static boolean isSilence(HttpException failure) {
        return failure.kind() == Kind.CONNECTION || failure.kind() == Kind.TIMEOUT;
    }

    private @Nullable Silence watched(Hop hop) {
        String server = server(hop);
        return silences.size() < MOST_SERVERS
                ? silences.computeIfAbsent(server, name -> new Silence(nanoTime.getAsLong()))
                : silences.get(server);
    }

    private boolean hasPassed(long sinceNanos, Duration time) {
        return nanoTime.getAsLong() - sinceNanos >= time.toNanos();
    }

    private static String server(Hop hop) {
        URI target = hop.target();
        return target.getHost().toLowerCase(Locale.ROOT) + ":" + HttpUrls.port(target);
    }
}

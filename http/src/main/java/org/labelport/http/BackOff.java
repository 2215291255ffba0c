package org.labelport.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long to wait before a request is tried again. */
final class BackOff {

    /** The server did not say how long to wait. */
    static final long NOT_ASKED = -1;

    private BackOff() {}

    /**
     * The wait after a failed attempt: the time that the server asked for, else the first back-off, doubled for each
     * failed attempt before this one. Either is cut to its limit.
     *
     * @param attempt number of the failed attempt, from 1
     * @param askedMillis what the server asked for, or {@link #NOT_ASKED}
     */
    static Duration before(HttpSettings settings, int attempt, long askedMillis) {
        if (askedMillis != NOT_ASKED) {
            return shorter(Duration.ofMillis(askedMillis), settings.longestRetryAfter());
        }
        Duration wait = settings.firstBackOff();
        for (int i = 1; i < attempt && wait.compareTo(settings.longestBackOff()) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return shorter(wait, settings.longestBackOff());
    }

    /**
     * The time that {@code Retry-After} asks for, in milliseconds. A date is compared with the server's own
     * {@code Date} where it makes sense, since its clock may differ from ours, else with our clock.
     *
     * @return {@link #NOT_ASKED} when the header is missing or makes no sense
     */
    static long askedMillis(HttpHeaders headers) {
        String value = headers.firstValue("Retry-After").orElse("").strip();
        if (value.matches("[0-9]{1,18}")) {
            return Math.min(Long.parseLong(value), Integer.MAX_VALUE) * 1000L;
        }
        Instant now = headers.firstValue("Date").flatMap(BackOff::date).orElseGet(Instant::now);
        return date(value)
                .map(then -> Math.max(0, Duration.between(now, then).toMillis()))
                .orElse(NOT_ASKED);
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.strip(), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}

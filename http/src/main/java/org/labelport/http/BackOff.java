package org.labelport.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

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
     * {@code Date} where there is one, since its clock may differ from ours.
     *
     * @return {@link #NOT_ASKED} when the header is missing or makes no sense
     */
    static long askedMillis(HttpHeaders headers) {
        String value = headers.firstValue("Retry-After").orElse("").strip();
        if (value.matches("[0-9]{1,18}")) {
            return Math.min(Long.parseLong(value), Integer.MAX_VALUE) * 1000L;
        }
        try {
            Instant then = date(value);
            Instant now = headers.firstValue("Date").isPresent()
                    ? date(headers.firstValue("Date").get().strip())
                    : Instant.now();
            return Math.max(0, Duration.between(now, then).toMillis());
        } catch (DateTimeException | ArithmeticException e) {
            return NOT_ASKED;
        }
    }

    private static Instant date(String value) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}

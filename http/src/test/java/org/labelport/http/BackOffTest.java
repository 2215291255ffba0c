package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackOffTest {

    private static final HttpSettings SETTINGS = HttpSettings.defaults();

    @Test
    void waitDoublesUpToItsLimit() {
        List<Long> seconds = IntStream.rangeClosed(1, 8)
                .mapToObj(attempt ->
                        BackOff.before(SETTINGS, attempt, BackOff.NOT_ASKED).toSeconds())
                .toList();

        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L), seconds);
    }

    @Test
    void manyAttemptsDoNotOverflow() {
        assertEquals(Duration.ofSeconds(30), BackOff.before(SETTINGS, Integer.MAX_VALUE, BackOff.NOT_ASKED));
    }

    @Test
    void whatTheServerAsksForWins() {
        assertEquals(Duration.ofSeconds(45), BackOff.before(SETTINGS, 1, 45_000));
        assertEquals(Duration.ZERO, BackOff.before(SETTINGS, 4, 0));
        assertEquals(Duration.ofSeconds(60), BackOff.before(SETTINGS, 1, 3_600_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "7 | 7000",
                "999999999999999999 | 2147483647000",
                "Wed, 21 Oct 2015 07:28:00 GMT | 120000",
                "Wed, 21 Oct 2015 07:00:00 GMT | 0",
                "-1 | -1",
                "1.5 | -1",
                "soon | -1",
                "'' | -1",
                "Wed, 99 Oct 2015 07:28:00 GMT | -1"
            })
    void secondsAndDatesAreUnderstood(String retryAfter, long millis) {
        assertEquals(
                millis,
                BackOff.askedMillis(
                        headers(Map.of("Retry-After", retryAfter, "Date", "Wed, 21 Oct 2015 07:26:00 GMT"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2015-10-21T07:26:00Z", "Wed, 99 Oct 2015 07:26:00 GMT"})
    void dateIsComparedWithOurClockWhenTheServersMakesNoSense(String date) {
        String then = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(100));

        long millis = BackOff.askedMillis(headers(Map.of("Retry-After", then, "Date", date)));

        assertTrue(millis > 90_000 && millis <= 100_000, "" + millis);
    }

    @Test
    void dateIsComparedWithOurClockWhenTheServerTellsNoTime() {
        String then = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(100));

        long millis = BackOff.askedMillis(headers(Map.of("Retry-After", then)));

        assertTrue(millis > 90_000 && millis <= 100_000, "" + millis);
    }

    @Test
    void noHeaderAsksForNothing() {
        assertEquals(BackOff.NOT_ASKED, BackOff.askedMillis(headers(Map.of())));
    }

    private static HttpHeaders headers(Map<String, String> values) {
        Map<String, List<String>> lists = new HashMap<>();
        values.forEach((name, value) -> lists.put(name, List.of(value)));
        return HttpHeaders.of(lists, (name, value) -> true);
    }
}

package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HttpSettingsTest {

    private static final HttpSettings DEFAULTS = HttpSettings.defaults();

    @Test
    void defaultsAreAsDocumented() {
        assertEquals(
                new HttpSettings(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(15),
                        4,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        5,
                        List.of(),
                        List.of(),
                        DEFAULTS.userAgent()),
                DEFAULTS);
        assertTrue(DEFAULTS.userAgent().matches("labelport/[0-9.]+"), DEFAULTS.userAgent());
    }

    @Test
    void eachSettingCanBeChanged() {
        HttpSettings changed = DEFAULTS.withConnectTimeout(Duration.ofSeconds(1))
                .withResponseTimeout(Duration.ofSeconds(2))
                .withIdleTimeout(Duration.ofSeconds(3))
                .withAttempts(4)
                .withBackOff(Duration.ofSeconds(5), Duration.ofSeconds(6))
                .withLongestRetryAfter(Duration.ofSeconds(7))
                .withMaxRedirects(8)
                .withAllowedHosts(List.of("nine"))
                .withAllowedAddresses(List.of("10.0.0.0/8"))
                .withUserAgent("ten");

        assertEquals(
                new HttpSettings(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        4,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(7),
                        8,
                        List.of("nine"),
                        List.of("10.0.0.0/8"),
                        "ten"),
                changed);
    }

    @Test
    void listOfHostsIsCopied() {
        List<String> hosts = new ArrayList<>(List.of("a"));
        HttpSettings settings = DEFAULTS.withAllowedHosts(hosts);
        hosts.add("b");

        assertEquals(List.of("a"), settings.allowedHosts());
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                impossible("connect timeout", () -> DEFAULTS.withConnectTimeout(Duration.ZERO)),
                impossible("response timeout", () -> DEFAULTS.withResponseTimeout(Duration.ofSeconds(-1))),
                impossible("idle timeout", () -> DEFAULTS.withIdleTimeout(Duration.ofDays(366))),
                impossible("attempts", () -> DEFAULTS.withAttempts(0)),
                impossible("first back-off", () -> DEFAULTS.withBackOff(Duration.ofMillis(-1), Duration.ZERO)),
                impossible("longest back-off", () -> DEFAULTS.withBackOff(Duration.ZERO, Duration.ofMillis(-1))),
                impossible("longest Retry-After", () -> DEFAULTS.withLongestRetryAfter(Duration.ofMillis(-1))),
                impossible("redirects", () -> DEFAULTS.withMaxRedirects(-1)),
                impossible("allowed hosts", () -> DEFAULTS.withAllowedHosts(List.of("good", "https://bad"))),
                impossible("user agent", () -> DEFAULTS.withUserAgent("a\r\nb")),
                impossible("user agent", () -> DEFAULTS.withUserAgent("")));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void impossibleValueIsRefusedByName(String setting, Executable change) {
        IllegalArgumentException failure = assertThrows(IllegalArgumentException.class, change);

        assertTrue(failure.getMessage().startsWith(setting + ": "), failure.getMessage());
    }

    private static Arguments impossible(String setting, Executable change) {
        return Arguments.of(setting, change);
    }
}

package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    @ParameterizedTest
    @CsvSource({
        "files.example, http://files.example/x, true",
        "files.example, https://FILES.example:8443/x, true",
        "FILES.Example, https://files.example./x, true",
        "files.example., https://files.example/x, true",
        "files.example, http://my.files.example/x, false",
        "files.example, http://files.example.evil/x, false",
        "files.example, http://xfiles.example/x, false",
        "files.example, http://files.example@evil/x, false",
        "files.example:8443, https://files.example:8443/x, true",
        "files.example:8443, https://files.example/x, false",
        "files.example:443, https://files.example/x, true",
        "files.example:80, https://files.example/x, false",
        "files.example:80, http://files.example/x, true",
        "*.example, http://files.example/x, true",
        "*.example, http://my.files.example/x, true",
        "*.example, http://example/x, false",
        "*.example, http://files.xexample/x, false",
        "*.example:81, http://files.example:81/x, true",
        "*.example:81, http://files.example/x, false",
        "10.0.0.7, http://10.0.0.7/x, true",
        "10.0.0.7, http://10.0.0.70/x, false",
        "[::1]:80, http://[::1]/x, true",
        "[::1]:81, http://[::1]/x, false",
        "한글.example, http://한글.example/x, true",
    })
    void patternAllows(String pattern, String address, boolean allowed) throws Exception {
        assertEquals(allowed, new AllowedHosts(List.of(pattern)).allows(HttpUrls.parse(address)));
    }

    @Test
    void onePatternOfSeveralIsEnough() throws Exception {
        AllowedHosts hosts = new AllowedHosts(List.of("a", "*.b"));

        assertTrue(hosts.allows(HttpUrls.parse("http://x.b/")));
    }

    @Test
    void emptyListAllowsEveryHost() throws Exception {
        assertTrue(new AllowedHosts(List.of()).allows(HttpUrls.parse("http://anything:1/")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "*.",
                ".example",
                "a b",
                "http://a",
                "a/b",
                "a:0",
                "a:65536",
                "a:x",
                "a:",
                "a.*",
                "*a.example",
                "user@a",
                "a,b"
            })
    void whatIsNoPatternIsRefused(String pattern) {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> new AllowedHosts(List.of(pattern)));

        assertEquals(
                "allowed hosts: '" + pattern
                        + "' is not a host. Give host, host:port, *.suffix or *.suffix:port, without"
                        + " scheme and path.",
                failure.getMessage());
    }
}

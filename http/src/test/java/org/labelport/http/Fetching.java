package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.function.Executable;
import org.labelport.http.HttpException.Kind;

/** What the tests of the fetcher share. */
final class Fetching {

    /** Fast failures: limits that no good answer comes near, and hardly any wait between attempts. */
    static final HttpSettings QUICK = HttpSettings.defaults()
            .withConnectTimeout(Duration.ofSeconds(20))
            .withResponseTimeout(Duration.ofSeconds(20))
            .withIdleTimeout(Duration.ofSeconds(20))
            .withBackOff(Duration.ofMillis(1), Duration.ofMillis(1));

    private Fetching() {}

    /** The failure of a call, which must be of this kind. */
    static HttpException failure(Kind kind, Executable call) {
        HttpException failure = assertThrows(HttpException.class, call);
        assertEquals(kind, failure.kind(), failure.getMessage());
        return failure;
    }

    static byte[] noise(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}

package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.labelport.http.HttpException.Kind;

class SilentServersTest {

    private static final int ATTEMPTS = 3;
    private static final int FULL = SilentServers.FULL_REQUESTS * ATTEMPTS;

    private final AtomicLong now = new AtomicLong(-5);
    private final SilentServers servers = new SilentServers(
            HttpSettings.defaults().withAttempts(ATTEMPTS).withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30)),
            now::get);

    private static Hop hop(String address) {
        try {
            return Hop.first(Request.get(URI.create(address), Map.of()), new AllowedHosts(List.of()));
        } catch (HttpException e) {
            throw new AssertionError(e);
        }
    }

    private HttpException fail(String address) {
        Hop hop = hop(address);
        return servers.failed(hop, Faults.unknownHost(hop.where(), new UnknownHostException("dead.example")));
    }

    private void pass(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private void failInFull(String address) {
        for (int i = 0; i < FULL - 1; i++) {
            fail(address);
        }
        pass(60);
        fail(address);
    }

    @Test
    void whatComesAfterSixteenRequestsAndAMinuteFailsAtOnceForTheSameReason() {
        for (int i = 1; i < FULL; i++) {
            HttpException early = fail("http://dead.example/" + i);
            assertFalse(early.isGivenUp());
        }
        pass(59);
        assertFalse(fail("http://dead.example/a").isGivenUp());
        pass(1);
        assertTrue(fail("http://DEAD.example:80/b?sig=secret").isGivenUp());

        HttpException later = assertThrows(HttpException.class, () -> servers.check(hop("http://dead.example/c")));
        assertTrue(later.isGivenUp());
        assertEquals(Kind.CONNECTION, later.kind());
        assertEquals(fail("http://dead.example/c").after(ATTEMPTS).getMessage(), later.getMessage());
    }

    @Test
    void oneRequestTriesAgainAfterEachLongestBackOff() {
        failInFull("http://dead.example/");
        pass(30);
        assertDoesNotThrow(() -> servers.check(hop("http://dead.example/")));
        assertThrows(HttpException.class, () -> servers.check(hop("http://dead.example/")));
        assertTrue(fail("http://dead.example/").isGivenUp(), "and is the only attempt of its request");
        pass(29);
        assertThrows(HttpException.class, () -> servers.check(hop("http://dead.example/")));
    }

    @Test
    void aServerThatHasAnsweredOnceIsAlwaysAsked() {
        failInFull("http://late.example/");
        servers.answered(hop("http://late.example/a"));
        assertDoesNotThrow(() -> servers.check(hop("http://late.example/")));
        failInFull("http://late.example/");
        assertDoesNotThrow(() -> servers.check(hop("http://late.example/")));
        assertTrue(fail("http://late.example/").after(3).getMessage().contains("(3 attempts)"));
    }

    @Test
    void otherServersAndOtherPortsAreNotAffected() {
        failInFull("http://dead.example/");
        assertDoesNotThrow(() -> servers.check(hop("http://dead.example:8080/")));
        assertDoesNotThrow(() -> servers.check(hop("http://good.example/")));
    }

    @Test
    void aFailureThatIsNoSilenceDoesNotCount() {
        Hop hop = hop("http://busy.example/");
        for (int i = 0; i < 2 * FULL; i++) {
            pass(60);
            servers.failed(hop, Faults.status(hop.where(), 503, false));
        }
        assertDoesNotThrow(() -> servers.check(hop));
    }

    @Test
    void anyNumberOfServersMayBeNamed() {
        for (int i = 0; i < 5000; i++) {
            fail("http://h" + i + ".example/");
        }
        failInFull("http://h4999.example/");
        failInFull("http://h7.example/");
        assertThrows(HttpException.class, () -> servers.check(hop("http://h7.example/")));
        assertDoesNotThrow(() -> servers.check(hop("http://h4999.example/")), "not watched, and so always asked");
    }
}

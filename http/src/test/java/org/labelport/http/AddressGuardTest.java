package org.labelport.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.http.Fetching.QUICK;
import static org.labelport.http.Fetching.failure;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.http.HttpException.Kind;

class AddressGuardTest {

    private static final Map<String, String> NONE = Map.of();

    private final WebServer server = new WebServer();

    @BeforeEach
    void answer() {
        server.on("/", 200, "secret");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "239.1.2.3",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1",
                "2002:a00:1::1",
                "2002:7f00:1::",
                "2001::1",
                "100::1"
            })
    void addressOfAnInnerNetworkIsRefused(String address) throws Exception {
        assertTrue(InnerNetworks.contain(InetAddress.getByName(address)));
        HttpException failure = failure(
                Kind.REFUSED, () -> read("http://good.example/", host -> List.of(InetAddress.getByName(address))));

        assertTrue(
                failure.getMessage()
                        .startsWith("GET http://good.example/: good.example is "
                                + InetAddress.getByName(address).getHostAddress()
                                + ", an address of an inner network or of this machine, which is not allowed. Add "),
                failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.0.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "11.0.0.1",
                "192.167.1.1",
                "223.255.255.255",
                "2606:4700::1",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1",
                "2001:db8::1"
            })
    void addressOfTheInternetIsNone(String address) throws Exception {
        assertFalse(InnerNetworks.contain(InetAddress.getByName(address)));
    }

    @Test
    void oneAddressOfSeveralIsEnough() {
        failure(
                Kind.REFUSED,
                () -> read("http://good.example/", host -> List.of(address("8.8.8.8"), address("10.0.0.1"))));
    }

    @Test
    void nameIsAllowedWithItsRangeOfAddresses() throws Exception {
        HttpSettings settings =
                QUICK.withAllowedHosts(List.of("localhost.example")).withAllowedAddresses(List.of("127.0.0.0/8"));
        try (HttpFetcher fetcher = HttpFetcher.open(settings, host -> List.of(address("127.0.0.1")))) {
            // The client itself does not know the name: it was asked because the guard had let it pass.
            assertTrue(failure(Kind.CONNECTION, () -> fetcher.read(URI.create("http://localhost.example/"), NONE, 9))
                    .getMessage()
                    .contains("the host is unknown"));
        }
    }

    @Test
    void addressesAreGuardedWhereOnlyTheyAreAllowedOneByOne() {
        HttpSettings settings = QUICK.withAllowedAddresses(List.of("10.0.0.0/8"));
        try (HttpFetcher fetcher = HttpFetcher.open(settings)) {
            failure(Kind.REFUSED, () -> fetcher.read(server.uri("/"), NONE, 9));
        }
        assertEquals(List.of(), server.asked());
    }

    @Test
    void addressThatIsAllowedAsAHostNeedsNoRange() throws Exception {
        try (HttpFetcher fetcher = HttpFetcher.open(QUICK.withAllowedHosts(List.of("127.0.0.1", "localhost")))) {
            assertEquals(6, fetcher.read(server.uri("/"), NONE, 9).bytes().length);
            URI byName = URI.create("http://localhost:" + server.port() + "/");
            assertEquals(6, fetcher.read(byName, NONE, 9).bytes().length);
        }
    }

    @Test
    void everyHostMeansEveryAddress() throws Exception {
        try (HttpFetcher fetcher = HttpFetcher.open(QUICK)) {
            assertArrayEquals(
                    "secret".getBytes(), fetcher.read(server.uri("/"), NONE, 9).bytes());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "::ffff:169.254.169.254",
                "64:ff9b::169.254.169.254",
                "2002:a9fe:a9fe::1",
                "fe80::1",
                "fd00:ec2::254",
                "fd00:ec2::23",
                "fd20:ce::254",
                "100.100.100.200",
                "168.63.129.16"
            })
    void serviceThatGivesCredentialsIsRefusedThoughEveryHostIsAllowed(String address) throws Exception {
        InetAddress service = address(address);
        try (HttpFetcher fetcher = HttpFetcher.open(QUICK, host -> List.of(service))) {
            HttpException failure =
                    failure(Kind.REFUSED, () -> fetcher.read(URI.create("http://good.example/"), NONE, 9));
            assertTrue(failure.getMessage().contains(service.getHostAddress()), failure.getMessage());
        }
    }

    /** For Java it would be 251.254.251.254, and for a proxy that reads octal numbers 169.254.169.254. */
    @ParameterizedTest
    @ValueSource(strings = {"0251.254.0251.254", "169.254.0251.254", "0177.0.0.1", "127.0.0.01", "00.0.0.0"})
    void addressThatAProxyMayReadAsAnotherIsRefused(String address) {
        HttpException failure =
                assertThrows(HttpException.class, () -> HttpUrls.parse("http://" + address + "/latest"));

        assertEquals(Kind.REFUSED, failure.kind());
        assertTrue(failure.getMessage().contains("leading zero"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.0.0.1", "01.example", "100.200.0.10"})
    void otherZerosAreNone(String host) throws Exception {
        assertEquals(host, HttpUrls.parse("http://" + host + "/").getHost());
    }

    @Test
    void serviceThatGivesCredentialsMayBeAllowed() throws Exception {
        HttpSettings settings = QUICK.withAllowedAddresses(List.of("169.254.0.0/16"));
        try (HttpFetcher fetcher = HttpFetcher.open(settings, host -> List.of(address("169.254.1.2")))) {
            // The client itself does not know the name: it was asked because the guard had let it pass.
            failure(Kind.CONNECTION, () -> fetcher.read(URI.create("http://good.example/"), NONE, 9));
        }
    }

    @Test
    void otherSpellingsOfThisMachineAreNoWayAround() {
        HttpSettings settings = QUICK.withAllowedAddresses(List.of("10.0.0.0/8"));
        try (HttpFetcher fetcher = HttpFetcher.open(settings)) {
            for (String host : List.of("127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "localhost")) {
                URI address = URI.create("http://" + host + ":" + server.port() + "/");
                assertThrows(HttpException.class, () -> fetcher.read(address, NONE, 9), host);
            }
        }
        assertEquals(List.of(), server.asked());
    }

    @Test
    void redirectIsCheckedAsTheFirstStepWas() {
        HttpSettings settings = QUICK.withAllowedHosts(List.of("127.0.0.1", "*.example"));
        server.redirect("/old", 302, "http://local.example:" + server.port() + "/");
        try (HttpFetcher fetcher = HttpFetcher.open(settings, host -> List.of(address("127.0.0.1")))) {
            HttpException failure = failure(Kind.REFUSED, () -> fetcher.read(server.uri("/old"), NONE, 9));
            assertTrue(failure.getMessage().contains("local.example is 127.0.0.1"), failure.getMessage());
        }
        assertEquals(1, server.asked().size());
    }

    @Test
    void answerIsNotUsedWhenTheNameHasAnotherAddressBehindIt() {
        AtomicInteger asked = new AtomicInteger();
        NameService rebinding = host -> List.of(address(asked.incrementAndGet() == 1 ? "8.8.8.8" : "127.0.0.1"));
        HttpSettings settings = QUICK.withAllowedAddresses(List.of("10.0.0.0/8"));
        try (HttpFetcher fetcher = HttpFetcher.open(settings, rebinding)) {
            failure(Kind.REFUSED, () -> fetcher.read(server.uri("/"), NONE, 9));
        }
        assertEquals(2, asked.get());
    }

    @Test
    void nameThatIsUnknownIsNotAsked() {
        NameService unknown = host -> {
            throw new UnknownHostException(host);
        };
        HttpSettings settings =
                QUICK.withAllowedAddresses(List.of("10.0.0.0/8")).withAttempts(1);
        try (HttpFetcher fetcher = HttpFetcher.open(settings, unknown)) {
            failure(Kind.CONNECTION, () -> fetcher.read(server.uri("/"), NONE, 9));
        }
        assertEquals(List.of(), server.asked());
    }

    @Test
    void nameServiceThatSaysNothingEndsInTime() {
        CountDownLatch never = new CountDownLatch(1);
        NameService silent = host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new UnknownHostException(host);
            }
            return List.of();
        };
        HttpSettings settings = QUICK.withAllowedHosts(List.of("good.example"))
                .withResponseTimeout(Duration.ofMillis(50))
                .withAttempts(1);
        try (HttpFetcher fetcher = HttpFetcher.open(settings, silent)) {
            HttpException failure =
                    failure(Kind.TIMEOUT, () -> fetcher.read(URI.create("http://good.example/"), NONE, 9));
            assertTrue(failure.getMessage().contains("the name service gave no address within 50 ms"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "10.0.0", "10.0.0.0/33", "::/129", "10.0.0.256", "1", "10.0.0.0/-1", "example.org/8"})
    void whatIsNoRangeIsRefused(String text) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> QUICK.withAllowedAddresses(List.of(text)));
        assertTrue(refused.getMessage().startsWith("allowed addresses: '" + text + "' is not an address."));
    }

    private static void read(String address, NameService names) throws Exception {
        try (HttpFetcher fetcher = HttpFetcher.open(QUICK.withAllowedHosts(List.of("good.example")), names)) {
            fetcher.read(URI.create(address), NONE, 9);
        }
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }
}

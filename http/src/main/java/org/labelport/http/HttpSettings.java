package org.labelport.http;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The limits of a {@link HttpFetcher}. Start from {@link #defaults()} and change what must differ.
 *
 * @param connectTimeout the longest time until a connection is established, above zero
 * @param responseTimeout the longest time from the start of a request, connecting included, until the headers of the
 *     answer have arrived, above zero
 * @param idleTimeout the longest time without a byte of a body, or with less than 1 KiB while it is waited for, above
 *     zero; a body that keeps arriving may take any time
 * @param attempts how often a request is sent in all, at least 1
 * @param firstBackOff the wait before the second attempt; it doubles before each further one
 * @param longestBackOff the longest wait that the doubling leads to
 * @param longestRetryAfter the longest wait that a server's {@code Retry-After} leads to
 * @param maxRedirects how many redirects a request may follow, 0 for none
 * @param allowedHosts where requests may go, redirects included; empty for every host. A pattern is {@code host} (every
 *     port), {@code host:port}, {@code *.suffix} (every host below the suffix, not the suffix itself) or
 *     {@code *.suffix:port}; upper and lower case are the same. Names are compared, not addresses: a host that is allowed by
 *     name is not allowed by its IP.
 * @param allowedAddresses addresses of inner networks and of this machine that requests may go to although host names
 *     lead there: {@code 10.1.2.3}, {@code 10.0.0.0/8}, {@code fd00::/8}. When this list or {@code allowedHosts} has an
 *     entry, all other such addresses are refused; an address or {@code localhost} in {@code allowedHosts} needs no
 *     entry here. Addresses at which machines in clouds ask for their own credentials are refused unless they are
 *     allowed, whatever these lists hold
 * @param userAgent how requests name this program, in visible ASCII
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration responseTimeout,
        Duration idleTimeout,
        int attempts,
        Duration firstBackOff,
        Duration longestBackOff,
        Duration longestRetryAfter,
        int maxRedirects,
        List<String> allowedHosts,
        List<String> allowedAddresses,
        String userAgent) {

    /** @throws IllegalArgumentException naming the setting, the value and what is allowed */
    public HttpSettings {
        above("connect timeout", connectTimeout, Duration.ofNanos(1));
        above("response timeout", responseTimeout, Duration.ofNanos(1));
        above("idle timeout", idleTimeout, Duration.ofNanos(1));
        above("first back-off", firstBackOff, Duration.ZERO);
        above("longest back-off", longestBackOff, Duration.ZERO);
        above("longest Retry-After", longestRetryAfter, Duration.ZERO);
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts: " + attempts + " is not allowed. Give 1 or more.");
        }
        if (maxRedirects < 0) {
            throw new IllegalArgumentException("redirects: " + maxRedirects + " is not allowed. Give 0 or more.");
        }
        if (!userAgent.matches("[!-~]([ -~]*[!-~])?")) {
            throw new IllegalArgumentException("user agent: '" + Snippets.oneLine(userAgent, 100)
                    + "' is not allowed. Give visible ASCII characters, such as name/1.0.");
        }
        allowedHosts = List.copyOf(allowedHosts);
        AllowedHosts.check(allowedHosts);
        allowedAddresses = List.copyOf(allowedAddresses);
        AddressRange.all(allowedAddresses);
    }

    /**
     * 5 s to connect, 15 s to answer, 15 s without a byte or with fewer than 1024, 4 attempts, waits of 1 s doubling to
     * 30 s between them or of at most 60 s where the server asks for one, 5 redirects, every host and address,
     * {@code labelport/<version>}.
     */
    public static HttpSettings defaults() {
        return new HttpSettings(
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
                "labelport/" + version());
    }

    /** These settings with another {@link #connectTimeout()}. */
    public HttpSettings withConnectTimeout(Duration timeout) {
        return with(settings -> settings.connectTimeout = timeout);
    }

    /** These settings with another {@link #responseTimeout()}. */
    public HttpSettings withResponseTimeout(Duration timeout) {
        return with(settings -> settings.responseTimeout = timeout);
    }

    /** These settings with another {@link #idleTimeout()}. */
    public HttpSettings withIdleTimeout(Duration timeout) {
        return with(settings -> settings.idleTimeout = timeout);
    }

    /** These settings with another number of {@link #attempts()}; 1 means that nothing is tried again. */
    public HttpSettings withAttempts(int inAll) {
        return with(settings -> settings.attempts = inAll);
    }

    /** These settings with another {@link #firstBackOff()} and {@link #longestBackOff()}. */
    public HttpSettings withBackOff(Duration first, Duration longest) {
        return with(settings -> {
            settings.firstBackOff = first;
            settings.longestBackOff = longest;
        });
    }

    /** These settings with another {@link #longestRetryAfter()}. */
    public HttpSettings withLongestRetryAfter(Duration longest) {
        return with(settings -> settings.longestRetryAfter = longest);
    }

    /** These settings with another {@link #maxRedirects()}. */
    public HttpSettings withMaxRedirects(int most) {
        return with(settings -> settings.maxRedirects = most);
    }

    /** These settings with other {@link #allowedHosts()}. */
    public HttpSettings withAllowedHosts(List<String> patterns) {
        return with(settings -> settings.allowedHosts = patterns);
    }

    /** These settings with other {@link #allowedAddresses()}. */
    public HttpSettings withAllowedAddresses(List<String> ranges) {
        return with(settings -> settings.allowedAddresses = ranges);
    }

    /** These settings with another {@link #userAgent()}. */
    public HttpSettings withUserAgent(String name) {
        return with(settings -> settings.userAgent = name);
    }

    private HttpSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    private static void above(String setting, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException(setting + ": " + value + " is not allowed. Give "
                    + (least.isZero() ? "zero or more" : "more than zero") + ", and at most a year.");
        }
    }

    /** The version of the bundle or jar, else of the module. */
    private static String version() {
        String version = HttpSettings.class.getPackage().getImplementationVersion();
        if (version == null && HttpSettings.class.getModule().isNamed()) {
            version =
                    HttpSettings.class.getModule().getDescriptor().rawVersion().orElse(null);
        }
        return version == null ? "0" : version;
    }

    /** Settings while one of them is changed. */
    private static final class Draft {

        private Duration connectTimeout;
        private Duration responseTimeout;
        private Duration idleTimeout;
        private int attempts;
        private Duration firstBackOff;
        private Duration longestBackOff;
        private Duration longestRetryAfter;
        private int maxRedirects;
        private List<String> allowedHosts;
        private List<String> allowedAddresses;
        private String userAgent;

        Draft(HttpSettings settings) {
            this.connectTimeout = settings.connectTimeout;
            this.responseTimeout = settings.responseTimeout;
            this.idleTimeout = settings.idleTimeout;
            this.attempts = settings.attempts;
            this.firstBackOff = settings.firstBackOff;
            this.longestBackOff = settings.longestBackOff;
            this.longestRetryAfter = settings.longestRetryAfter;
            this.maxRedirects = settings.maxRedirects;
            this.allowedHosts = settings.allowedHosts;
            this.allowedAddresses = settings.allowedAddresses;
            this.userAgent = settings.userAgent;
        }

        HttpSettings settings() {
            return new HttpSettings(
                    connectTimeout,
                    responseTimeout,
                    idleTimeout,
                    attempts,
                    firstBackOff,
                    longestBackOff,
                    longestRetryAfter,
                    maxRedirects,
                    allowedHosts,
                    allowedAddresses,
                    userAgent);
        }
    }
}

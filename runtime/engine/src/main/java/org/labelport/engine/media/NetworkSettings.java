package org.labelport.engine.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.labelport.engine.settings.SettingsFile;
import org.labelport.http.HttpSettings;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.DefaultFlag;
import org.labelport.options.OptionSpec.Type;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

/**
 * What the operator allows runs to do on the network, and asks of what comes from there: the file {@code network.json}.
 *
 * @param http limits of a single request
 * @param connections how many files are fetched at once
 * @param maxFileBytes how large a file may be
 * @param checks what is compared with what the source says of a file
 */
public record NetworkSettings(HttpSettings http, int connections, long maxFileBytes, Set<Check> checks) {

    private static final String FILE = "network.json";

    private static final String ALLOWED_HOSTS = "allowedHosts";
    private static final String ALLOWED_ADDRESSES = "allowedAddresses";
    private static final String CONNECTIONS = "connections";
    private static final String CONNECT_SECONDS = "connectSeconds";
    private static final String RESPONSE_SECONDS = "responseSeconds";
    private static final String IDLE_SECONDS = "idleSeconds";
    private static final String ATTEMPTS = "attempts";
    private static final String BACK_OFF_SECONDS = "backOffSeconds";
    private static final String MAX_FILE_MEGABYTES = "maxFileMegabytes";
    private static final String MAX_REDIRECTS = "maxRedirects";
    private static final String CHECK_SIZE = "checkSize";
    private static final String CHECK_CHECKSUM = "checkChecksum";

    private static final List<OptionSpec> KEYS = List.of(
            OptionSpec.optional(ALLOWED_HOSTS, Type.LIST, "where files may come from; every host when empty"),
            OptionSpec.optional(
                    ALLOWED_ADDRESSES, Type.LIST, "addresses of inner networks that allowed hosts may have"),
            OptionSpec.optional(CONNECTIONS, Type.INTEGER, "how many files are fetched at once"),
            OptionSpec.optional(CONNECT_SECONDS, Type.DECIMAL, "until a connection stands"),
            OptionSpec.optional(RESPONSE_SECONDS, Type.DECIMAL, "until an answer begins"),
            OptionSpec.optional(IDLE_SECONDS, Type.DECIMAL, "how long a file may stand still"),
            OptionSpec.optional(ATTEMPTS, Type.INTEGER, "how often a file is asked for"),
            OptionSpec.optional(BACK_OFF_SECONDS, Type.DECIMAL, "the wait before the second attempt"),
            OptionSpec.optional(MAX_FILE_MEGABYTES, Type.INTEGER, "how large a file may be"),
            OptionSpec.optional(MAX_REDIRECTS, Type.INTEGER, "how many redirects are followed"),
            OptionSpec.flag(CHECK_SIZE, DefaultFlag.ON, "whether sizes must be those that the source says"),
            OptionSpec.flag(CHECK_CHECKSUM, DefaultFlag.ON, "whether checksums must be those that the source says"));

    private static final int DEFAULT_CONNECTIONS = 16;
    private static final int MOST_CONNECTIONS = 64;
    private static final int MOST_ATTEMPTS = 20;
    private static final int MOST_REDIRECTS = 20;
    private static final double LEAST_SECONDS = 0.001;
    private static final double MOST_SECONDS = 3600;
    private static final int MEGABYTE_BITS = 20;
    private static final long DEFAULT_MEGABYTES = 20 << 10;
    private static final long MOST_MEGABYTES = 1 << 24;

    /** The settings when the operator has set nothing. */
    public static final NetworkSettings DEFAULTS = new NetworkSettings(
            HttpSettings.defaults(),
            DEFAULT_CONNECTIONS,
            DEFAULT_MEGABYTES << MEGABYTE_BITS,
            EnumSet.allOf(Check.class));

    /** Something that a source may say of a file. */
    public enum Check {
        /** How many bytes it has. */
        SIZE,
        /** Its MD5, SHA-1 or SHA-256. */
        CHECKSUM
    }

    public NetworkSettings {
        checks = Set.copyOf(checks);
    }

    /** The same with another number of connections. */
    public NetworkSettings withConnections(int number) {
        return new NetworkSettings(http, number, maxFileBytes, checks);
    }

    /**
     * What the operator has set.
     *
     * @throws ExportException {@code settings.invalid} naming the file, the key, its value and what is allowed
     */
    public static NetworkSettings of(Settings settings) throws ExportException {
        Optional<Path> file = settings.file(FILE);
        return file.isPresent() ? read(file.get()) : DEFAULTS;
    }

    private static NetworkSettings read(Path file) throws ExportException {
        return new Values(file, SettingsFile.options(file, KEYS)).settings();
    }

    /** The values of the file, checked one by one. */
    private record Values(Path file, Options given) {

        NetworkSettings settings() throws ExportException {
            Set<Check> checks = EnumSet.noneOf(Check.class);
            if (given.flag(CHECK_SIZE)) {
                checks.add(Check.SIZE);
            }
            if (given.flag(CHECK_CHECKSUM)) {
                checks.add(Check.CHECKSUM);
            }
            return new NetworkSettings(
                    http(),
                    (int) integer(CONNECTIONS, 1, MOST_CONNECTIONS, DEFAULT_CONNECTIONS),
                    integer(MAX_FILE_MEGABYTES, 1, MOST_MEGABYTES, DEFAULT_MEGABYTES) << MEGABYTE_BITS,
                    checks);
        }

        private HttpSettings http() throws ExportException {
            HttpSettings usual = HttpSettings.defaults();
            Duration backOff = seconds(BACK_OFF_SECONDS, 0, usual.firstBackOff());
            Duration longest = usual.longestBackOff();
            HttpSettings http = usual.withConnectTimeout(
                            seconds(CONNECT_SECONDS, LEAST_SECONDS, usual.connectTimeout()))
                    .withResponseTimeout(seconds(RESPONSE_SECONDS, LEAST_SECONDS, usual.responseTimeout()))
                    .withIdleTimeout(seconds(IDLE_SECONDS, LEAST_SECONDS, usual.idleTimeout()))
                    .withAttempts((int) integer(ATTEMPTS, 1, MOST_ATTEMPTS, usual.attempts()))
                    .withBackOff(backOff, backOff.compareTo(longest) > 0 ? backOff : longest)
                    .withMaxRedirects((int) integer(MAX_REDIRECTS, 0, MOST_REDIRECTS, usual.maxRedirects()));
            HttpSettings places = places(ALLOWED_HOSTS, http, http::withAllowedHosts);
            return places(ALLOWED_ADDRESSES, places, places::withAllowedAddresses);
        }

        private HttpSettings places(String key, HttpSettings http, Function<List<String>, HttpSettings> allow)
                throws ExportException {
            try {
                return given.isSet(key) ? allow.apply(given.list(key)) : http;
            } catch (IllegalArgumentException e) {
                String reason = String.valueOf(e.getMessage()).replaceFirst("^allowed [a-z]+: ", "");
                throw new ExportException(SettingsFile.INVALID, file + ": " + key + ": " + reason, e);
            }
        }

        private long integer(String key, long least, long most, long usual) throws ExportException {
            long value = given.isSet(key) ? given.integer(key) : usual;
            if (value < least || value > most) {
                throw invalid(key, value, "a whole number from " + least + " to " + most);
            }
            return value;
        }

        private Duration seconds(String key, double least, Duration usual) throws ExportException {
            if (!given.isSet(key)) {
                return usual;
            }
            double value = given.decimal(key);
            if (value < least || value > MOST_SECONDS) {
                throw invalid(key, value, "seconds from " + (least == 0 ? "0" : least) + " to " + (int) MOST_SECONDS);
            }
            return Duration.ofNanos((long) (value * 1e9));
        }

        private ExportException invalid(String key, Object value, String allowed) {
            return new ExportException(
                    SettingsFile.INVALID,
                    file + ": '" + value + "' is no value for '" + key + "'. Give " + allowed + ".");
        }
    }
}

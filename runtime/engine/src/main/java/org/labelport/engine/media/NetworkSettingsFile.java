package org.labelport.engine.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.labelport.engine.settings.SettingsFile;
import org.labelport.http.HttpSettings;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.DefaultFlag;
import org.labelport.options.OptionSpec.Type;
import org.labelport.options.Options;
import org.labelport.report.ExportException;

/**
 * The values of the file {@code network.json}, checked one by one. An error names the file, the key, its value and what is
 * allowed.
 */
record NetworkSettingsFile(Path file, Options given) {

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
            OptionSpec.optional(CONNECT_SECONDS, Type.DECIMAL, "the longest time until a connection is established"),
            OptionSpec.optional(RESPONSE_SECONDS, Type.DECIMAL, "the longest time until an answer begins"),
            OptionSpec.optional(IDLE_SECONDS, Type.DECIMAL, "the longest time without a byte of a file"),
            OptionSpec.optional(ATTEMPTS, Type.INTEGER, "how often a file is asked for"),
            OptionSpec.optional(BACK_OFF_SECONDS, Type.DECIMAL, "the wait before the second attempt"),
            OptionSpec.optional(MAX_FILE_MEGABYTES, Type.INTEGER, "how large a file may be"),
            OptionSpec.optional(MAX_REDIRECTS, Type.INTEGER, "how many redirects are followed"),
            OptionSpec.flag(CHECK_SIZE, DefaultFlag.ON, "whether sizes must be those that the source says"),
            OptionSpec.flag(CHECK_CHECKSUM, DefaultFlag.ON, "whether checksums must be those that the source says"));

    private static final int MOST_CONNECTIONS = 64;
    private static final int MOST_ATTEMPTS = 20;
    private static final int MOST_REDIRECTS = 20;
    private static final double LEAST_SECONDS = 0.001;
    private static final double MOST_SECONDS = 3600;
    private static final int MEGABYTE_BITS = 20;
    private static final long MOST_MEGABYTES = 1 << 24;

    /** Reads the file. */
    static NetworkSettingsFile of(Path file) throws ExportException {
        return new NetworkSettingsFile(file, SettingsFile.options(file, KEYS));
    }

    NetworkSettings settings() throws ExportException {
        Set<NetworkSettings.Check> checks = EnumSet.noneOf(NetworkSettings.Check.class);
        if (given.flag(CHECK_SIZE)) {
            checks.add(NetworkSettings.Check.SIZE);
        }
        if (given.flag(CHECK_CHECKSUM)) {
            checks.add(NetworkSettings.Check.CHECKSUM);
        }
        return new NetworkSettings(
                http(),
                (int) integer(CONNECTIONS, 1, MOST_CONNECTIONS, NetworkSettings.DEFAULTS.connections()),
                integer(MAX_FILE_MEGABYTES, 1, MOST_MEGABYTES, NetworkSettings.DEFAULTS.maxFileBytes() >> MEGABYTE_BITS)
                        << MEGABYTE_BITS,
                checks);
    }

    private HttpSettings http() throws ExportException {
        HttpSettings usual = HttpSettings.defaults();
        Duration backOff = seconds(BACK_OFF_SECONDS, 0, usual.firstBackOff());
        Duration longest = usual.longestBackOff();
        HttpSettings http = usual.withConnectTimeout(seconds(CONNECT_SECONDS, LEAST_SECONDS, usual.connectTimeout()))
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
            throw SettingsFile.wrong(file, key, value, "a whole number from " + least + " to " + most);
        }
        return value;
    }

    private Duration seconds(String key, double least, Duration usual) throws ExportException {
        if (!given.isSet(key)) {
            return usual;
        }
        double value = given.decimal(key);
        if (value < least || value > MOST_SECONDS) {
            throw SettingsFile.wrong(
                    file, key, value, "seconds from " + (least == 0 ? "0" : least) + " to " + (int) MOST_SECONDS);
        }
        return Duration.ofNanos((long) (value * 1e9));
    }
}

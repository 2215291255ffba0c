package org.labelport.engine.media;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.labelport.http.HttpSettings;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

/**
 * What the operator allows runs to do on the network, and requires of what comes from there: the file
 * {@code network.json}.
 *
 * @param http limits of a single request
 * @param connections how many files are fetched at once
 * @param maxFileBytes how large a file may be
 * @param checks what is compared with what the source says of a file
 */
public record NetworkSettings(HttpSettings http, int connections, long maxFileBytes, Set<Check> checks) {

    private static final String FILE = "network.json";

    private static final int DEFAULT_CONNECTIONS = 16;
    private static final int MEGABYTE_BITS = 20;
    private static final long DEFAULT_MEGABYTES = 20 << 10;

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

    /** The same settings with another number of connections. */
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
        return file.isPresent() ? NetworkSettingsFile.of(file.get()).settings() : DEFAULTS;
    }
}

package org.labelport.plugins.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules.Unsigned;
import org.labelport.plugin.VersionRange;
import org.labelport.settings.Settings;

/**
 * What the operator has set about plug-ins: the file {@code plugins.json}. Without it there are no repositories, nothing is
 * pinned, and jars that nobody signed are refused.
 *
 * @param repositories where plug-ins may be looked for, the more trusted first: absolute paths, or {@code file:},
 *     {@code http:} and {@code https:} addresses
 * @param pins which versions of a format runs get if they ask for none
 * @param unsigned whether jars without a trusted signature are accepted
 * @param selfCheck how long a plug-in may take to write its sample
 * @param downloadLimitBytes how large a jar may be
 */
public record PluginSettings(
        List<String> repositories,
        Map<String, VersionRange> pins,
        Unsigned unsigned,
        Duration selfCheck,
        long downloadLimitBytes) {

    /** Name of the file in the folder of settings. */
    public static final String FILE = "plugins.json";

    private static final int USUAL_SECONDS = 10;
    private static final int USUAL_MEGABYTES = 256;
    private static final int MEGABYTE_BITS = 20;

    /** The settings when the operator has set nothing. */
    public static final PluginSettings DEFAULTS = new PluginSettings(
            List.of(),
            Map.of(),
            Unsigned.REFUSE,
            Duration.ofSeconds(USUAL_SECONDS),
            (long) USUAL_MEGABYTES << MEGABYTE_BITS);

    public PluginSettings {
        repositories = List.copyOf(repositories);
        pins = Map.copyOf(pins);
    }

    /**
     * What the operator has set, read anew at every call.
     *
     * @throws PluginException {@code settings.invalid} naming the file, the key, its value and what is allowed
     */
    public static PluginSettings of(Settings settings) throws PluginException {
        Optional<Path> file = settings.file(FILE);
        return file.isPresent() ? new PluginSettingsFile(file.get().toAbsolutePath()).settings() : DEFAULTS;
    }
}

package org.labelport.plugins.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.labelport.engine.catalogue.Pins;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules.Unsigned;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

/**
 * What the operator has set about plug-ins: the file {@code plugins.json}, but for the {@linkplain Pins pins}, which are for
 * runs. Without it there are no repositories, and jars that nobody signed are refused.
 *
 * @param repositories where plug-ins may be looked for, the more trusted first: absolute paths, or {@code file:},
 *     {@code http:} and {@code https:} addresses
 * @param unsigned whether jars without a trusted signature are accepted
 * @param selfCheck how long a plug-in may take to write its sample
 * @param downloadLimitBytes how large a jar may be
 */
public record PluginSettings(
        List<String> repositories, Unsigned unsigned, Duration selfCheck, long downloadLimitBytes) {

    private static final int USUAL_SECONDS = 10;
    private static final int USUAL_MEGABYTES = 256;
    private static final int MEGABYTE_BITS = 20;

    /** The settings when the operator has set nothing. */
    public static final PluginSettings DEFAULTS = new PluginSettings(
            List.of(), Unsigned.REFUSE, Duration.ofSeconds(USUAL_SECONDS), (long) USUAL_MEGABYTES << MEGABYTE_BITS);

    public PluginSettings {
        repositories = List.copyOf(repositories);
    }

    /**
     * What the operator has set, read anew at every call. Pins are checked, too, so that whoever edits the file learns of all
     * that is wrong with it.
     *
     * @throws PluginException {@code settings.invalid} naming the file, the key, its value and what is allowed
     */
    public static PluginSettings of(Settings settings) throws PluginException {
        Optional<Path> file = settings.file(Pins.FILE);
        if (file.isEmpty()) {
            return DEFAULTS;
        }
        PluginSettings ofFile = new PluginSettingsFile(file.get().toAbsolutePath()).settings();
        try {
            Pins.read(settings);
        } catch (ExportException e) {
            throw new PluginException(e.code(), e.getMessage(), e);
        }
        return ofFile;
    }
}

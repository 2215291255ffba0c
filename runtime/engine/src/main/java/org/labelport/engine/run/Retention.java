package org.labelport.engine.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.labelport.engine.publish.RunFolders;
import org.labelport.engine.settings.SettingsFile;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

/** How long the operator has what runs leave kept, to be continued: {@code keptHours} in {@code runs.json}. */
final class Retention {

    private static final String FILE = "runs.json";
    private static final String KEPT_HOURS = "keptHours";
    private static final long MOST_HOURS = 87_600;

    private Retention() {}

    /**
     * How long since their last step; {@link Duration#ZERO} when nothing is kept.
     *
     * @throws ExportException {@code settings.invalid} naming the file, the key, its value and what is allowed
     */
    static Duration of(Settings settings) throws ExportException {
        Optional<Path> file = settings.file(FILE);
        return file.isPresent() ? read(file.get()) : RunFolders.KEPT_FOR;
    }

    private static Duration read(Path file) throws ExportException {
        Options given = SettingsFile.options(
                file,
                List.of(OptionSpec.optional(
                        KEPT_HOURS, OptionSpec.Type.INTEGER, "hours that what a run leaves is kept")));
        return given.isSet(KEPT_HOURS) ? hours(file, given.integer(KEPT_HOURS)) : RunFolders.KEPT_FOR;
    }

    private static Duration hours(Path file, long hours) throws ExportException {
        if (hours < 0 || hours > MOST_HOURS) {
            throw new ExportException(
                    SettingsFile.INVALID,
                    file + ": '" + hours + "' is no value for '" + KEPT_HOURS + "'. Give a whole number from 0 to "
                            + MOST_HOURS + "; with 0 nothing is kept.");
        }
        return Duration.ofHours(hours);
    }
}

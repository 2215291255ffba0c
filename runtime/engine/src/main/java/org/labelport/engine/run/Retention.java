package org.labelport.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.publish.RunFolders;
import org.labelport.model.JsonText;
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
        Object json;
        try {
            json = new JacksonJson().read(new JsonText(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new ExportException(
                    "settings.invalid", file + " cannot be read: " + e.getMessage() + ". Correct it, or remove it", e);
        }
        if (!(json instanceof Map<?, ?> object)) {
            throw new ExportException("settings.invalid", file + " holds no JSON object. Begin it with {");
        }
        @SuppressWarnings("unchecked") // objects of JSON have texts as keys
        Map<String, ?> values = (Map<String, ?>) object;
        try {
            Options given = Options.check(
                    file.toString(),
                    List.of(OptionSpec.optional(
                            KEPT_HOURS, OptionSpec.Type.INTEGER, "hours that what a run leaves is kept")),
                    values);
            return given.isSet(KEPT_HOURS) ? hours(file, given.integer(KEPT_HOURS)) : RunFolders.KEPT_FOR;
        } catch (ExportException e) {
            throw new ExportException("settings.invalid", e.getMessage(), e);
        }
    }

    private static Duration hours(Path file, long hours) throws ExportException {
        if (hours < 0 || hours > MOST_HOURS) {
            throw new ExportException(
                    "settings.invalid",
                    file + ": '" + hours + "' is no value for '" + KEPT_HOURS + "'. Give a whole number from 0 to "
                            + MOST_HOURS + "; with 0 nothing is kept.");
        }
        return Duration.ofHours(hours);
    }
}

package org.labelport.engine.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.labelport.engine.json.JacksonJson;
import org.labelport.model.JsonText;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.FileTrouble;

/** Reads a file of settings, which is one JSON object. */
public final class SettingsFile {

    /** The code of all that is wrong with a file of settings. */
    public static final String INVALID = "settings.invalid";

    private SettingsFile() {}

    /**
     * The values of a file that has no keys but these.
     *
     * @throws ExportException {@link #INVALID} naming the file, the key, its value and what is allowed
     */
    public static Options options(Path file, List<OptionSpec> keys) throws ExportException {
        Map<String, ?> values = object(file);
        try {
            return Options.check(file.toString(), keys, values);
        } catch (ExportException e) {
            throw new ExportException(INVALID, e.getMessage(), e);
        }
    }

    /** The error that a value is not allowed. */
    public static ExportException wrong(Path file, String key, Object value, String allowed) {
        return new ExportException(
                INVALID, file + ": '" + value + "' is not a value for '" + key + "'. Give " + allowed + ".");
    }

    /**
     * The values of a file by their keys, whatever they are.
     *
     * @throws ExportException {@link #INVALID} when it cannot be read
     */
    public static Map<String, ?> object(Path file) throws ExportException {
        Object json;
        try {
            json = new JacksonJson().read(new JsonText(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new ExportException(
                    INVALID, file + " cannot be read: " + FileTrouble.of(e) + ". Correct it, or remove it", e);
        }
        if (json instanceof Map<?, ?> object) {
            @SuppressWarnings("unchecked") // objects of JSON have texts as keys
            Map<String, ?> values = (Map<String, ?>) object;
            return values;
        }
        throw new ExportException(INVALID, file + " holds no JSON object. Begin it with {");
    }
}

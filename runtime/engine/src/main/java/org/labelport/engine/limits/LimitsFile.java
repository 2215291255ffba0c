package org.labelport.engine.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.engine.json.JacksonJson;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.JsonText;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

/** Reads {@code limits.json}. */
public final class LimitsFile {

    private static final String FILE = "limits.json";

    private LimitsFile() {}

    /**
     * What the operator has set.
     *
     * @throws ExportException {@code settings.invalid} naming the file, the key, its value and what is allowed
     */
    public static Limits of(Settings settings) throws ExportException {
        Optional<Path> file = settings.file(FILE);
        return file.isPresent() ? read(file.get()) : Limits.USUAL;
    }

    private static Limits read(Path file) throws ExportException {
        try {
            Options given = Options.check(file.toString(), keys(), object(file));
            Map<Limit, Long> set = new EnumMap<>(Limit.class);
            for (Limit limit : Limit.values()) {
                if (given.isSet(limit.key())) {
                    set.put(limit, given.integer(limit.key()));
                }
            }
            return Limits.of(set);
        } catch (IllegalArgumentException e) {
            throw new ExportException("settings.invalid", file + ": " + e.getMessage(), e);
        } catch (ExportException e) {
            throw new ExportException("settings.invalid", e.getMessage(), e);
        }
    }

    private static List<OptionSpec> keys() {
        return Arrays.stream(Limit.values())
                .map(limit -> OptionSpec.optional(limit.key(), OptionSpec.Type.INTEGER, limit.meaning()))
                .toList();
    }

    private static Map<String, ?> object(Path file) throws ExportException {
        Object json;
        try {
            json = new JacksonJson().read(new JsonText(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new ExportException(
                    "settings.invalid", file + " cannot be read: " + e.getMessage() + ". Correct it, or remove it", e);
        }
        if (json instanceof Map<?, ?> object) {
            @SuppressWarnings("unchecked") // objects of JSON have texts as keys
            Map<String, ?> values = (Map<String, ?>) object;
            return values;
        }
        throw new ExportException("settings.invalid", file + " holds no JSON object. Begin it with {");
    }
}

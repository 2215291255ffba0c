package org.labelport.engine.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.labelport.engine.json.JacksonJson;
import org.labelport.model.JsonText;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

/** The limits of a run: what the operator has set in {@code limits.json}, and the usual ones for the rest. */
public final class Limits {

    /** The limits when the operator has set nothing. */
    public static final Limits USUAL = new Limits(Map.of());

    private static final String FILE = "limits.json";

    private final Map<Limit, Long> set;

    private Limits(Map<Limit, Long> set) {
        this.set = Map.copyOf(set);
    }

    /**
     * What the operator has set.
     *
     * @throws ExportException {@code settings.invalid} naming the file, the key, its value and what is allowed
     */
    public static Limits of(Settings settings) throws ExportException {
        Optional<Path> file = settings.file(FILE);
        return file.isPresent() ? read(file.get()) : USUAL;
    }

    /** The limit that holds. */
    public long of(Limit limit) {
        return set.getOrDefault(limit, limit.usual());
    }

    /** What to do about something that is over a limit. */
    public String remedy(Limit limit) {
        return "Correct the data, or raise '" + limit.key() + "' in " + FILE + " (now " + of(limit) + ")";
    }

    private static Limits read(Path file) throws ExportException {
        try {
            Options given = Options.check(file.toString(), Limit.keys(), object(file));
            Map<Limit, Long> set = new EnumMap<>(Limit.class);
            for (Limit limit : Limit.values()) {
                if (given.isSet(limit.key())) {
                    set.put(limit, checked(file, limit, given.integer(limit.key())));
                }
            }
            return new Limits(set);
        } catch (ExportException e) {
            throw new ExportException("settings.invalid", e.getMessage(), e);
        }
    }

    private static long checked(Path file, Limit limit, long value) throws ExportException {
        if (value < limit.least() || value > limit.most()) {
            throw new ExportException(
                    "settings.invalid",
                    file + ": '" + value + "' is no value for '" + limit.key() + "'. Give a whole number from "
                            + limit.least() + " to " + limit.most() + ".");
        }
        return value;
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

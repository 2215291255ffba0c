package org.labelport.engine.limits;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.engine.settings.SettingsFile;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
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
        Options given = SettingsFile.options(file, keys());
        try {
            Map<Limit, Long> set = new EnumMap<>(Limit.class);
            for (Limit limit : Limit.values()) {
                if (given.isSet(limit.key())) {
                    set.put(limit, given.integer(limit.key()));
                }
            }
            return Limits.of(set);
        } catch (IllegalArgumentException e) {
            throw new ExportException(SettingsFile.INVALID, file + ": " + e.getMessage(), e);
        }
    }

    private static List<OptionSpec> keys() {
        return Arrays.stream(Limit.values())
                .map(limit -> OptionSpec.optional(limit.key(), OptionSpec.Type.INTEGER, limit.meaning()))
                .toList();
    }
}

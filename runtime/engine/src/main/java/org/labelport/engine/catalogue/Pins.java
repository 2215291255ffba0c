package org.labelport.engine.catalogue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.labelport.engine.settings.SettingsFile;
import org.labelport.plugin.VersionRange;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

/**
 * The versions of formats that the operator chose for requests that name none: {@code "pins"} of {@code plugins.json},
 * an object such as <code>{"yolo": "[1.2,1.3)"}</code>.
 */
public record Pins(Map<String, VersionRange> ranges) {

    /** Name of the file in the folder of settings. */
    public static final String FILE = "plugins.json";

    /** Nothing is pinned. */
    static final Pins NONE = new Pins(Map.of());

    private static final String KEY = "pins";

    /**
     * All keys of the file. The other keys are for the plug-in manager; they are listed here because an unknown key is
     * an error.
     */
    private static final Set<String> KEYS =
            new TreeSet<>(Set.of(KEY, "repositories", "allowUnsigned", "selfCheckSeconds", "downloadLimitMegabytes"));

    public Pins {
        ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
    }

    /** The pinned versions of a format; empty when it is not pinned. */
    Optional<VersionRange> of(String format) {
        return Optional.ofNullable(ranges.get(format));
    }

    /**
     * Reads what the operator has pinned now.
     *
     * @throws ExportException {@code settings.invalid} naming the file and what is wrong with it: it is not a JSON object, a key
     *     is not known, or a pin is not a range of versions. The values of the keys for the plug-in manager are not checked
     */
    public static Pins read(Settings settings) throws ExportException {
        Optional<Path> file = settings.file(FILE);
        return file.isPresent() ? read(file.get()) : NONE;
    }

    private static Pins read(Path file) throws ExportException {
        Map<String, ?> settings = SettingsFile.object(file);
        for (Object key : settings.keySet()) {
            if (!KEYS.contains(key)) {
                throw invalid(file + ": the key '" + key + "' is not known. Keys are " + String.join(", ", KEYS) + ".");
            }
        }
        Object pins = settings.containsKey(KEY) ? settings.get(KEY) : Map.of();
        if (!(pins instanceof Map<?, ?> byFormat)) {
            throw invalid(file + ": " + KEY + " is not an object. Give ranges of versions by format, as in "
                    + "{\"yolo\": \"[1.2,1.3)\"}");
        }
        Map<String, VersionRange> ranges = new LinkedHashMap<>();
        for (Map.Entry<?, ?> pin : byFormat.entrySet()) {
            ranges.put(String.valueOf(pin.getKey()), range(file, pin));
        }
        return new Pins(ranges);
    }

    private static VersionRange range(Path file, Map.Entry<?, ?> pin) throws ExportException {
        Optional<VersionRange> range =
                pin.getValue() instanceof String text ? VersionRange.parse(text) : Optional.empty();
        if (range.isEmpty()) {
            throw invalid(
                    file + ": " + KEY + ": '" + pin.getValue() + "' for '" + pin.getKey()
                            + "' is not a range of versions. Give a text such as \"[1.2,1.3)\", or \"[1.2,1.2]\" for one version");
        }
        return range.get();
    }

    private static ExportException invalid(String message) {
        return new ExportException(SettingsFile.INVALID, message);
    }
}

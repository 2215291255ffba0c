package org.labelport.shell.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.labelport.plugin.VersionRange;
import org.labelport.shell.invocation.WrongUse;

/** A format as users name it: {@code yolo}, {@code yolo@1.2} or {@code yolo@[1.2,2)}. */
public record WantedFormat(String id, VersionRange versions) {

    /**
     * Reads the formats of a command line. They are separated by commas, except for commas in the brackets of a range.
     *
     * @param option the option that the texts were given to
     */
    static List<WantedFormat> parseAll(String option, List<String> texts) throws WrongUse {
        List<WantedFormat> formats = new ArrayList<>();
        for (String text : texts) {
            for (String part : parts(text)) {
                if (!part.isBlank()) {
                    formats.add(parse(option, part.strip()));
                }
            }
        }
        return formats;
    }

    /** Reads one format. */
    public static WantedFormat parse(String option, String text) throws WrongUse {
        int at = text.indexOf('@');
        if (at < 0) {
            return new WantedFormat(text, VersionRange.ANY);
        }
        String id = text.substring(0, at);
        Optional<VersionRange> versions = VersionRange.parse(text.substring(at + 1));
        if (id.isBlank() || versions.isEmpty()) {
            String example = id.isBlank() ? "yolo" : id;
            throw new WrongUse(
                    "option.invalid",
                    "'" + text + "' for " + option + " is not a format with versions. Write " + example
                            + "@1.2 for 1.2 or newer, " + example + "@[1.2,2) for 1.2 up to but not 2, " + example
                            + "@[1.2,1.2] for that version alone.");
        }
        return new WantedFormat(id, versions.get());
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        boolean range = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '[' || character == '(') {
                range = true;
            } else if (character == ']' || character == ')') {
                range = false;
            } else if (character == ',' && !range) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }
}

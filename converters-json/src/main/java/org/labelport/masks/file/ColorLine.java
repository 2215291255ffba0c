package org.labelport.masks.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a list of colours, {@code r g b name}.
 *
 * @param name of the class
 * @param color {@code 0xRRGGBB}; empty when the line has only a name
 */
public record ColorLine(String name, Optional<Integer> color) {

    /** The file name of such a list. */
    public static final String FILE = "label_colors.txt";

    /** The colour of pixels without a class, in most lists. */
    public static final int BLACK = 0;

    private static final Pattern LINE = Pattern.compile("(?:(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+)?(\\S.*)");
    private static final int LARGEST = 0xFF;

    /**
     * Reads a list in the order of its lines. Blank lines and lines that start with {@code #} are skipped.
     *
     * @throws IOException when the file cannot be read or is too large, has a line of another form, or has two lines
     *     with the same name; the message says where
     */
    public static List<ColorLine> read(Path file) throws IOException {
        return read(file, UnaryOperator.identity());
    }

    /**
     * Reads a list of another program.
     *
     * @param form makes a line have the form {@code r g b name}, or begin with {@code #} if it names no class
     */
    public static List<ColorLine> read(Path file, UnaryOperator<String> form) throws IOException {
        List<ColorLine> lines = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String text : TextLines.of(file)) {
            String line = form.apply(text.strip());
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || line.startsWith("#")) {
                continue;
            }
            ColorLine entry = of(matcher)
                    .orElseThrow(() -> new IOException(file + ": '" + line + "' does not have the form 'r g b name'"));
            if (!names.add(entry.name())) {
                throw new IOException(file + ": '" + line + "' has the same name as another line");
            }
            lines.add(entry);
        }
        return lines;
    }

    private static Optional<ColorLine> of(Matcher line) {
        if (line.group(1) == null) {
            String name = line.group(4);
            return name.matches("\\S+") ? Optional.of(new ColorLine(name, Optional.empty())) : Optional.empty();
        }
        int color = 0;
        for (int group = 1; group <= 3; group++) {
            String part = line.group(group);
            if (part.length() > 3 || Integer.parseInt(part) > LARGEST) {
                return Optional.empty();
            }
            color = color << 8 | Integer.parseInt(part);
        }
        return Optional.of(new ColorLine(line.group(4), Optional.of(color)));
    }
}

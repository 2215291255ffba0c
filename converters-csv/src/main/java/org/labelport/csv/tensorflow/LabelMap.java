package org.labelport.csv.tensorflow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.labelport.csv.text.Cells;
import org.labelport.output.ByteText;
import org.labelport.report.ExportException;

/** The map of classes to numbers from 1, in the text form of protocol buffers. */
final class LabelMap {

    private static final long LARGEST = 1L << 24;
    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private LabelMap() {}

    /** Writes the map of names, numbered in their order. */
    static ByteText write(List<String> names) {
        ByteText out = new ByteText();
        int id = 1;
        for (String name : names) {
            out.text("item {\n  id: ")
                    .integer(id++)
                    .text("\n  name: '")
                    .text(escape(name))
                    .text("'\n}\n");
        }
        return out;
    }

    private static String escape(String name) {
        StringBuilder escaped = new StringBuilder();
        for (char c : Cells.writable(name).toCharArray()) {
            if (c == '\'' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                escaped.append('\\').append(String.format(Locale.ROOT, "%03o", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Reads the names by their numbers. A mistake ends the run, because every row depends on the map. */
    static Map<Integer, String> read(Path file) throws ExportException, IOException {
        try {
            return names(file);
        } catch (LabelMapProblem e) {
            String place = e.line() > 0 ? file + ", line " + e.line() : file.toString();
            throw new ExportException(
                    "csv-tensorflow.label-map", place + ": " + e.getMessage() + ". Correct it, or remove the file.", e);
        }
    }

    /** Reads the names by their numbers. */
    static Map<Integer, String> names(Path file) throws LabelMapProblem, IOException {
        if (Files.size(file) > LARGEST) {
            throw new LabelMapProblem(0, "it is larger than " + LARGEST + " bytes");
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return new LabelMapText(isMarked(file) ? text.substring(BYTE_ORDER_MARK.length) : text).names();
    }

    /** Whether a file begins with a byte order mark, which TensorFlow does not accept. */
    static boolean isMarked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK);
        }
    }
}

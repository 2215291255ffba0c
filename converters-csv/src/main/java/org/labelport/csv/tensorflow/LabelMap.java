package org.labelport.csv.tensorflow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.csv.text.Cells;
import org.labelport.output.ByteText;
import org.labelport.report.ExportException;

/** The map of classes to numbers from 1, in the text form of protocol buffers. */
final class LabelMap {

    private static final long LARGEST = 1L << 24;
    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);
    private static final Pattern TOKEN = Pattern.compile("\\s+|#[^\n]*|(?<word>[A-Za-z_][A-Za-z0-9_]*|-?[0-9]+|[{}:;,])"
            + "|\"(?<double>(?:[^\"\\\\\n]|\\\\.)*+)\"|'(?<single>(?:[^'\\\\\n]|\\\\.)*+)'");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{1,3}|[xX][0-9a-fA-F]{1,2}|.)|[^\\\\]+");

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
        if (Files.size(file) > LARGEST) {
            throw failure(file, "it is larger than " + LARGEST + " bytes");
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        List<String> tokens = tokens(file, isMarked(file) ? text.substring(BYTE_ORDER_MARK.length) : text);
        Map<Integer, String> names = new TreeMap<>();
        int id = 0;
        String name = "";
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean field = i + 2 < tokens.size() && tokens.get(i + 1).equals(":");
            if (field && token.equals("id")) {
                id = number(file, tokens.get(i + 2));
                i += 2;
            } else if (field && token.equals("name")) {
                name = text(tokens.get(i + 2));
                i += 2;
            } else if (field) {
                i += 2;
            } else if (token.equals("}")) {
                add(file, names, id, name);
                id = 0;
                name = "";
            }
        }
        return names;
    }

    /** Whether a file begins with a byte order mark, which TensorFlow does not accept. */
    static boolean isMarked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK);
        }
    }

    private static void add(Path file, Map<Integer, String> names, int id, String name) throws ExportException {
        if (id < 1 || name.isEmpty()) {
            throw failure(file, "an item has no name, or no id of 1 or more");
        }
        if (names.putIfAbsent(id, name) != null) {
            throw failure(file, "two items have the id " + id);
        }
    }

    private static List<String> tokens(Path file, String text) throws ExportException {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            if (matcher.group("word") != null) {
                tokens.add(matcher.group("word"));
            } else if (matcher.group("double") != null || matcher.group("single") != null) {
                tokens.add(matcher.group());
            }
        }
        if (end != text.length()) {
            long line = text.substring(0, end).chars().filter(c -> c == '\n').count() + 1;
            throw failure(file, "line " + line + " is not text of a protocol buffer");
        }
        return tokens;
    }

    private static int number(Path file, String token) throws ExportException {
        try {
            return Integer.parseInt(token);
        } catch (NumberFormatException e) {
            throw new ExportException("csv-tensorflow.label-map", file + ": '" + token + "' is not an id", e);
        }
    }

    /** Returns the content of a quoted text, whose bytes are UTF-8, as they are or escaped. */
    private static String text(String token) {
        if (token.length() < 2) {
            return token;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher matcher = ESCAPE.matcher(token.substring(1, token.length() - 1));
        while (matcher.find()) {
            String escape = matcher.group(1);
            if (escape == null) {
                bytes.writeBytes(matcher.group().getBytes(StandardCharsets.ISO_8859_1));
            } else {
                bytes.write(unescape(escape));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int unescape(String escape) {
        char first = escape.charAt(0);
        if (first >= '0' && first <= '7') {
            return Integer.parseInt(escape, 8);
        }
        if (escape.length() > 1) {
            return Integer.parseInt(escape.substring(1), 16);
        }
        return switch (first) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> first;
        };
    }

    private static ExportException failure(Path file, String what) {
        return new ExportException(
                "csv-tensorflow.label-map", file + ": " + what + ". Correct it, or remove the file.");
    }
}

package org.labelport.csv.tensorflow;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the items of a label map from the text form of protocol buffers. Other fields than id and name are passed over.
 * Whatever TensorFlow's parser does not accept is refused, since the numbers of all later classes depend on it.
 */
final class LabelMapText {

    private static final Pattern TOKEN =
            Pattern.compile("\\s+|#[^\n]*|(?<word>[A-Za-z_][A-Za-z0-9_]*|-?[0-9]+(?:\\.[0-9]*)?|[{}:;,])"
                    + "|\"(?<double>(?:[^\"\\\\\n]|\\\\.)*+)\"|'(?<single>(?:[^'\\\\\n]|\\\\.)*+)'");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{1,3}|[xX][0-9a-fA-F]{1,2}|.)|[^\\\\]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_].*");
    private static final int DEEPEST = 100;

    /** TensorFlow keeps 0 for what is no object, and lets a map name it so. */
    private static final String BACKGROUND = "background";

    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /** @param text the bytes of the file, each as a character */
    LabelMapText(String text) throws LabelMapProblem {
        int end = 0;
        int line = 1;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find() && matcher.start() == end) {
            if (matcher.group("word") != null || matcher.group("double") != null || matcher.group("single") != null) {
                tokens.add(new Token(matcher.group(), line));
            }
            line += (int) matcher.group().chars().filter(c -> c == '\n').count();
            end = matcher.end();
        }
        tokens.add(new Token("", line));
        if (end != text.length()) {
            throw failure(line, "this is not text of a protocol buffer");
        }
    }

    private record Token(String text, int line) {

        boolean isText() {
            return text.startsWith("'") || text.startsWith("\"");
        }
    }

    /** Reads the names by their numbers. */
    Map<Integer, String> names() throws LabelMapProblem {
        Map<Integer, String> names = new TreeMap<>();
        while (!isNext("")) {
            int line = line();
            require("item", "an item begins with the word item");
            skip(":");
            require("{", "there is no { behind item");
            add(names, line);
            skip(",", ";");
        }
        if (names.isEmpty()) {
            throw failure(line(), "there is no item");
        }
        return names;
    }

    private void add(Map<Integer, String> names, int line) throws LabelMapProblem {
        int id = 0;
        String name = "";
        while (!isNext("}")) {
            String field = field();
            if (field.equals("id")) {
                require(":", "there is no : behind id");
                id = number();
            } else if (field.equals("name")) {
                require(":", "there is no : behind name");
                name = texts();
            } else {
                skipValue(field, 0);
            }
            skip(",", ";");
        }
        at++;
        if (id == 0 && name.equals(BACKGROUND)) {
            return;
        }
        if (id < 1 || name.isEmpty()) {
            throw failure(line, "an item has no name, or no id of 1 or more");
        }
        if (names.putIfAbsent(id, name) != null) {
            throw failure(line, "two items have the id " + id);
        }
    }

    private String field() throws LabelMapProblem {
        if (!NAME.matcher(tokens.get(at).text()).matches()) {
            throw failure(
                    line(), isNext("") ? "the text ends in an item" : "'" + shown() + "' is not the name of a field");
        }
        return tokens.get(at++).text();
    }

    private int number() throws LabelMapProblem {
        try {
            return Integer.parseInt(tokens.get(at++).text());
        } catch (NumberFormatException e) {
            at--;
            throw failure(line(), "'" + shown() + "' is not an id");
        }
    }

    /** Reads a text; several, one after the other, are one. */
    private String texts() throws LabelMapProblem {
        if (!tokens.get(at).isText()) {
            throw failure(line(), "'" + shown() + "' is not a name in quotation marks");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (tokens.get(at).isText()) {
            unescape(tokens.get(at++).text(), bytes);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void skipValue(String field, int depth) throws LabelMapProblem {
        boolean colon = skip(":");
        if (isNext("{") && depth < DEEPEST) {
            at++;
            while (!isNext("}")) {
                skipValue(field(), depth + 1);
                skip(",", ";");
            }
            at++;
        } else if (colon && tokens.get(at).isText()) {
            texts();
        } else if (colon && tokens.get(at).text().matches("[A-Za-z0-9_.-]+")) {
            at++;
        } else {
            throw failure(line(), "'" + field + "' is not a field with a value");
        }
    }

    private boolean isNext(String text) {
        return tokens.get(at).text().equals(text);
    }

    private boolean skip(String... texts) {
        for (String text : texts) {
            if (isNext(text)) {
                at++;
                return true;
            }
        }
        return false;
    }

    private void require(String text, String what) throws LabelMapProblem {
        if (!skip(text)) {
            throw failure(line(), what);
        }
    }

    private int line() {
        return tokens.get(at).line();
    }

    private String shown() {
        return tokens.get(at).text();
    }

    /** Adds the bytes of a quoted text, which are UTF-8, as they are or escaped. */
    private static void unescape(String quoted, ByteArrayOutputStream bytes) {
        Matcher matcher = ESCAPE.matcher(quoted.substring(1, quoted.length() - 1));
        while (matcher.find()) {
            String escape = matcher.group(1);
            if (escape == null) {
                bytes.writeBytes(matcher.group().getBytes(StandardCharsets.ISO_8859_1));
            } else {
                bytes.write(unescape(escape));
            }
        }
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

    private static LabelMapProblem failure(int line, String what) {
        return new LabelMapProblem(line, what);
    }
}

package org.labelport.plugins.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Version;

/** Parses values of attributes in an index. */
final class AttributeText {

    private static final Pattern LIST = Pattern.compile("List<\\s*(\\w+)\\s*>|List");

    private AttributeText() {}

    /**
     * Reads a value.
     *
     * @param type {@code String}, {@code Version}, {@code Long}, {@code Double}, or {@code List<...>} of one of them
     * @throws IllegalArgumentException saying what is wrong with the type or the text
     */
    static Object parse(String type, String text) {
        Matcher list = LIST.matcher(type.strip());
        if (!list.matches()) {
            return scalar(type.strip(), text);
        }
        String element = list.group(1) == null ? "String" : list.group(1);
        List<Object> values = new ArrayList<>();
        for (String one : split(text)) {
            values.add(scalar(element, one));
        }
        return List.copyOf(values);
    }

    private static Object scalar(String type, String text) {
        return switch (type) {
            case "String" -> text;
            case "Version" -> Version.parseVersion(text.strip());
            case "Long" -> Long.valueOf(text.strip());
            case "Double" -> Double.valueOf(text.strip());
            default -> throw new IllegalArgumentException("a value has the unknown type '" + type + "'");
        };
    }

    /** Splits at commas; a comma or a backslash with a backslash in front stands for itself. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (c == ',') {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        if (!parts.isEmpty() || !part.isEmpty()) {
            parts.add(part.toString().strip());
        }
        return parts;
    }
}

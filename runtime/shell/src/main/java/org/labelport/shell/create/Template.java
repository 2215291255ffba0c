package org.labelport.shell.create;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The template of one file of a new project, with placeholders for names. */
record Template(String resource) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z]+)}");
    private static final String IF = "#if ";
    private static final String END = "#end";

    /**
     * The file's text.
     *
     * @param values for all placeholders
     * @param conditions the conditions that hold
     */
    String text(Map<String, String> values, Set<String> conditions) throws IOException {
        StringBuilder kept = new StringBuilder();
        boolean keep = true;
        for (String line : content().split("\n", -1)) {
            if (line.startsWith(IF)) {
                keep = Arrays.stream(line.substring(IF.length()).split(" ")).anyMatch(conditions::contains);
            } else if (line.equals(END)) {
                keep = true;
            } else if (keep) {
                kept.append(line).append('\n');
            }
        }
        kept.setLength(kept.length() - 1);
        return PLACE.matcher(kept)
                .replaceAll(place -> Matcher.quoteReplacement(requireNonNull(
                        values.get(place.group(1)), () -> resource + ": no value for " + place.group())));
    }

    private String content() throws IOException {
        try (InputStream in = requireNonNull(Template.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

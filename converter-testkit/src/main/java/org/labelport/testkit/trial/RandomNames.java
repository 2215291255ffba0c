package org.labelport.testkit.trial;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Random texts as people and hostile programs write them: all that UTF-8 can hold, including quotes, line ends and NUL.
 */
public final class RandomNames {

    private static final List<String> PIECES = List.of(
            "a",
            "B",
            "7",
            "0",
            " ",
            "\"",
            "'",
            ",",
            ";",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "\0",
            "=",
            "+",
            "-",
            "@",
            "#",
            "$",
            "/",
            "\\",
            "..",
            ".",
            "{",
            "}",
            "[",
            "]",
            "<b>",
            "&amp;",
            "%20",
            "true",
            "null",
            "NaN",
            "\u00e9",
            "e\u0301",
            "\ufeff",
            "\u2028",
            "\ufffe",
            "\u6f22",
            "\ud83d\ude00",
            "__2",
            "|",
            ":",
            "~");

    private final Random random;
    private final List<String> pieces;

    private RandomNames(Random random, List<String> pieces) {
        this.random = random;
        this.pieces = pieces;
    }

    /** Texts of any kind. */
    public static RandomNames any(Random random) {
        return new RandomNames(random, PIECES);
    }

    /** Texts made without the pieces that contain one of these. */
    public static RandomNames without(Random random, String... left) {
        List<String> pieces = new ArrayList<>(PIECES);
        for (String each : left) {
            pieces.removeIf(piece -> piece.contains(each));
        }
        return new RandomNames(random, pieces);
    }

    /** A text, perhaps empty. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    /** A text of one character or more. */
    public String name() {
        return text() + pieces.get(random.nextInt(pieces.size()));
    }

    /** Texts that all differ, even when case does not count. */
    public List<String> different(int count) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            names.add(name() + i);
        }
        return List.copyOf(names);
    }
}

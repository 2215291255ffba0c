package org.labelport.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Says in a few lines how two exports differ. */
final class TreeDiff {

    private static final int FILES_SHOWN = 5;
    private static final int LINE_SHOWN = 200;

    private TreeDiff() {}

    /** The differences, or nothing when both are the same. */
    static Optional<String> between(String expectedName, ExportTree expected, String actualName, ExportTree actual) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> paths = new TreeSet<>(expected.paths());
        paths.addAll(actual.paths());
        for (String path : paths) {
            byte[] left = expected.files().get(path);
            byte[] right = actual.files().get(path);
            if (left == null) {
                differences.add("'" + path + "' is only in " + actualName);
            } else if (right == null) {
                differences.add("'" + path + "' is only in " + expectedName);
            } else if (!Arrays.equals(left, right)) {
                differences.add("'" + path + "' differs: " + content(expectedName, left, actualName, right));
            }
        }
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        int count = differences.size();
        String more = count > FILES_SHOWN ? "\n  and " + (count - FILES_SHOWN) + " more files" : "";
        return Optional.of("  " + String.join("\n  ", differences.subList(0, Math.min(FILES_SHOWN, count))) + more);
    }

    private static String content(String leftName, byte[] left, String rightName, byte[] right) {
        Optional<String> leftText = text(left);
        Optional<String> rightText = text(right);
        if (leftText.isEmpty() || rightText.isEmpty()) {
            return "from byte " + Arrays.mismatch(left, right) + " on (" + left.length + " and " + right.length
                    + " bytes)";
        }
        String[] leftLines = leftText.get().split("\n", -1);
        String[] rightLines = rightText.get().split("\n", -1);
        int line = Arrays.mismatch(leftLines, rightLines);
        int from = firstShown(line(leftLines, line), line(rightLines, line));
        return "line " + (line + 1) + (from > 0 ? ", shown from character " + (from + 1) : "")
                + "\n    " + leftName + ": " + shown(leftLines, line, from)
                + "\n    " + rightName + ": " + shown(rightLines, line, from);
    }

    /** Where to begin, so that what differs in two lines is among what is shown. */
    private static int firstShown(String left, String right) {
        if (Math.max(left.length(), right.length()) <= LINE_SHOWN) {
            return 0;
        }
        int differs = Arrays.mismatch(left.toCharArray(), right.toCharArray());
        return Math.max(0, differs - LINE_SHOWN / 2);
    }

    private static String line(String[] lines, int line) {
        return line < lines.length ? lines[line] : "";
    }

    private static String shown(String[] lines, int line, int from) {
        if (line >= lines.length) {
            return "(ends before)";
        }
        String text = lines[line];
        int end = Math.min(text.length(), from + LINE_SHOWN);
        return (from > 0 ? "…" : "") + text.substring(from, end) + (end < text.length() ? "…" : "");
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}

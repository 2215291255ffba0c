package org.labelport.output;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns names that come from data into relative paths that are safe on every file system, and tells whether a path is
 * one. Safe: {@code /}-separated segments, none of them empty, {@code .} or {@code ..}; NFC; no control, bidi or
 * unpaired surrogate characters and none that Windows forbids; no reserved Windows name; no trailing dot or blank; at
 * most 200 UTF-8 bytes a segment and 1000 in all, since systems limit whole paths too.
 *
 * <p>A name that is turned into a path gets at most 180 bytes a segment and 900 in all, so that a suffix, another
 * extension or a folder in front can be added and the path is still safe.
 */
public final class SafePath {

    private static final int MAX_SEGMENT_BYTES = 200;
    private static final int MAX_PATH_BYTES = 1000;
    private static final int MAX_NAME_BYTES = 180;
    private static final int MAX_WHOLE_NAME_BYTES = 900;
    private static final Pattern SEPARATORS = Pattern.compile("[/\\\\]");
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}<>:\"|?*]");
    private static final Pattern TRAILING = Pattern.compile("(?<![. ])[. ]++$");
    /** Longest of the reserved names that are letters and digits. */
    private static final int LONGEST_PLAIN_DEVICE = 4;

    private static final Set<String> RESERVED = Set.of(
            "con", "prn", "aux", "nul", "conin$", "conout$", "com0", "com1", "com2", "com3", "com4", "com5", "com6",
            "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
            "com¹", "com²", "com³", "lpt¹", "lpt²", "lpt³");

    private SafePath() {}

    /**
     * The safe path nearest to a name. A safe name comes back unchanged unless it is very long; different names may give
     * the same path.
     *
     * @return a path of one segment or more
     */
    public static String of(String name) {
        return of(name, MAX_NAME_BYTES, MAX_WHOLE_NAME_BYTES);
    }

    /** Whether a path can be used as it is. */
    public static boolean isSafe(String path) {
        return of(path, MAX_SEGMENT_BYTES, MAX_PATH_BYTES).equals(path);
    }

    private static String of(String name, int maxBytes, int maxWhole) {
        return name.length() <= maxWhole && isPlain(name, maxBytes) ? name : cleaned(name, maxBytes, maxWhole);
    }

    /** Recognises most names that need no change without a look at the class of each character. */
    private static boolean isPlain(String name, int maxBytes) {
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            char c = i < name.length() ? name.charAt(i) : '/';
            if (c == '/') {
                if (!isPlainSegment(name, start, i, maxBytes)) {
                    return false;
                }
                start = i + 1;
            } else if (!(c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || "._- ".indexOf(c) >= 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainSegment(String name, int start, int end, int maxBytes) {
        if (end == start || end - start > maxBytes || ". ".indexOf(name.charAt(end - 1)) >= 0) {
            return false;
        }
        int dot = name.indexOf('.', start);
        int deviceEnd = dot < 0 || dot > end ? end : dot;
        if (deviceEnd == start || name.charAt(start) == ' ' || name.charAt(deviceEnd - 1) == ' ') {
            return false;
        }
        return deviceEnd - start > LONGEST_PLAIN_DEVICE
                || !RESERVED.contains(name.substring(start, deviceEnd).toLowerCase(Locale.ROOT));
    }

    private static String cleaned(String name, int maxBytes, int maxWhole) {
        List<String> segments = new ArrayList<>();
        for (String raw : SEPARATORS.split(Normalizer.normalize(name, Normalizer.Form.NFC))) {
            if (!raw.isEmpty() && !raw.equals(".") && !raw.equals("..")) {
                segments.add(segment(raw, maxBytes));
            }
        }
        return segments.isEmpty() ? "unnamed" : String.join("/", last(segments, maxWhole));
    }

    /** The file's name and as many of the folders above it as fit. */
    private static List<String> last(List<String> segments, int maxBytes) {
        int bytes = -1;
        for (int i = segments.size() - 1; i >= 0; i--) {
            bytes += 1 + utf8Length(segments.get(i));
            if (bytes > maxBytes) {
                return segments.subList(i + 1, segments.size());
            }
        }
        return segments;
    }

    /** The path without its last extension: {@code a/b.c.jpg} gives {@code a/b.c}; {@code a/.jpg} stays. */
    public static String stem(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }

    /** The last extension with its dot, or an empty text. */
    public static String extension(String path) {
        return path.substring(stem(path).length());
    }

    private static String segment(String raw, int maxBytes) {
        String safe = TRAILING.matcher(UNSAFE.matcher(raw).replaceAll("_"))
                .replaceAll(match -> "_".repeat(match.group().length()));
        // Windows looks at the name up to the first dot: con.tar.gz is the console too.
        int dot = safe.indexOf('.');
        String device = dot < 0 ? safe : safe.substring(0, dot);
        if (RESERVED.contains(device.toLowerCase(Locale.ROOT).strip())) {
            safe = device + "_" + safe.substring(device.length());
        }
        return shortened(safe, maxBytes);
    }

    /** Cuts the stem, not the extension, at a character's border. */
    private static String shortened(String segment, int maxBytes) {
        if (utf8Length(segment) <= maxBytes) {
            return segment;
        }
        String extension = extension(segment);
        if (utf8Length(extension) > 20) {
            extension = "";
        }
        StringBuilder stem = new StringBuilder();
        int budget = maxBytes - utf8Length(extension);
        int[] characters = segment.codePoints().toArray();
        for (int character : characters) {
            int size = utf8Length(Character.toString(character));
            if (size > budget) {
                break;
            }
            budget -= size;
            stem.appendCodePoint(character);
        }
        return TRAILING.matcher(stem).replaceAll("_") + extension;
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

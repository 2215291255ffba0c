package org.labelport.imagefolder;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.jsonfile.JsonValue;
import org.labelport.model.Split;

/** The names of folders, files and columns that have a meaning for the library. */
final class Splits {

    static final String METADATA = "metadata.jsonl";
    static final String MASKS = "masks";
    static final String MASK_COLUMN = "mask_file_name";
    static final String METADATA_CSV = "metadata.csv";

    /** The end of the names of columns that name further files of a row, such as masks. */
    private static final String FILE_COLUMN = "_file_name";

    /** Finds the name of a split: the whole name of a folder or file, or a part of it between delimiters. */
    private static final Pattern KEYWORD = Pattern.compile(
            "(?:^|[-._ 0-9])(train|training|validation|valid|dev|val|test|testing|eval|evaluation)(?:[-._ 0-9]|$)");

    private Splits() {}

    static String folder(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "train";
            case VALIDATION -> "validation";
            case TEST -> "test";
        };
    }

    static List<String> folders() {
        return List.of("train", "validation", "test");
    }

    /** Returns the split that the names of folders in a path stand for. */
    static Split of(String path) {
        for (String segment : path.split("/")) {
            Matcher keyword = KEYWORD.matcher(segment.toLowerCase(Locale.ROOT));
            if (keyword.find()) {
                return Split.ofWord(keyword.group(1));
            }
        }
        return Split.NONE;
    }

    /** Returns a path without its first folder, if that is the folder of a split. */
    static String inSplit(String path) {
        int slash = path.indexOf('/');
        return slash > 0 && isSplit(path.substring(0, slash)) ? path.substring(slash + 1) : path;
    }

    /** Whether a folder is named by the word for a split alone, and the library knows it, unlike {@code validate}. */
    private static boolean isSplit(String folder) {
        return Split.ofWord(folder) != Split.NONE && of(folder) != Split.NONE;
    }

    static boolean isMetadata(String path) {
        String lower = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return lower.equals(METADATA) || lower.equals(METADATA_CSV) || lower.equals("metadata.parquet");
    }

    /** Returns a name that {@link #pictureName} allows and that is not in the folder of the masks. */
    static String pictureBesideMasks(String path) {
        String name = pictureName(path);
        int slash = name.indexOf('/');
        String first = slash < 0 ? name : name.substring(0, slash);
        return first.equalsIgnoreCase(MASKS) ? first + "_" + name.substring(first.length()) : name;
    }

    /**
     * Returns a name that the library takes for a picture: it is not the name of a metadata file, and no part of it
     * begins with a dot or two underscores, since the library ignores such files.
     */
    static String pictureName(String path) {
        String[] segments = path.split("/");
        for (int i = 0; i < segments.length; i++) {
            if (segments[i].startsWith(".") || segments[i].startsWith("__")) {
                segments[i] = "f" + segments[i];
            }
        }
        int last = segments.length - 1;
        if (isMetadata(segments[last])) {
            segments[last] = segments[last] + "_";
        }
        return String.join("/", segments);
    }

    /** Returns the files that a row names besides its picture. The library loads them into columns of their own. */
    static List<String> furtherFiles(JsonValue row) {
        return row.fields().entrySet().stream()
                .filter(column -> column.getKey().endsWith(FILE_COLUMN))
                .map(column -> column.getValue().text())
                .filter(name -> !name.isEmpty())
                .toList();
    }
}

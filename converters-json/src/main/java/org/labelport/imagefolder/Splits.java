package org.labelport.imagefolder;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.jsonfile.SplitFolder;
import org.labelport.model.Split;

/** Names as the library finds them. */
final class Splits {

    static final String METADATA = "metadata.jsonl";
    static final String MASKS = "masks";
    static final String MASK_COLUMN = "mask_file_name";
    static final String METADATA_CSV = "metadata.csv";

    /** The whole name of a folder or file, or a part of it between delimiters. */
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

    /** The split that the folders above a file stand for. */
    static Split of(String path) {
        for (String segment : path.split("/")) {
            Matcher keyword = KEYWORD.matcher(segment.toLowerCase(Locale.ROOT));
            if (keyword.find()) {
                return SplitFolder.parse(keyword.group(1));
            }
        }
        return Split.NONE;
    }

    /** A path without the folder of its split, where that is the first. */
    static String inSplit(String path) {
        int slash = path.indexOf('/');
        return slash > 0 && SplitFolder.parse(path.substring(0, slash)) != Split.NONE
                ? path.substring(slash + 1)
                : path;
    }

    static boolean isMetadata(String path) {
        String lower = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return lower.equals(METADATA) || lower.equals(METADATA_CSV) || lower.equals("metadata.parquet");
    }

    /** As {@link #pictureName}, and not in the folder of the masks. */
    static String pictureBesideMasks(String path) {
        String name = pictureName(path);
        int slash = name.indexOf('/');
        String first = slash < 0 ? name : name.substring(0, slash);
        return first.equalsIgnoreCase(MASKS) ? first + "_" + name.substring(first.length()) : name;
    }

    /** A picture's name that is no metadata and not hidden: the library passes over names that begin with a dot or two bars. */
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
}

package org.labelport.imagefolder.file;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.model.Split;

/** The splits that names of folders and files stand for, as the library takes them. */
public final class Splits {

    /** Finds the name of a split: the whole name of a folder or file, or a part of it between delimiters. */
    private static final Pattern KEYWORD = Pattern.compile(
            "(?:^|[-._ 0-9])(train|training|validation|valid|dev|val|test|testing|eval|evaluation)(?:[-._ 0-9]|$)");

    private Splits() {}

    /** Returns the folder that pictures of a split are written to. */
    public static String folder(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "train";
            case VALIDATION -> "validation";
            case TEST -> "test";
        };
    }

    /** Returns the folders that pictures may be written to, in the order of the splits. */
    public static List<String> folders() {
        return List.of("train", "validation", "test");
    }

    /** Returns the split that the names of folders in a path stand for. */
    public static Split of(String path) {
        for (String segment : path.split("/")) {
            Matcher keyword = KEYWORD.matcher(segment.toLowerCase(Locale.ROOT));
            if (keyword.find()) {
                return Split.ofWord(keyword.group(1));
            }
        }
        return Split.NONE;
    }

    /** Returns a path without its first folder, if that is the folder of a split. */
    public static String inSplit(String path) {
        int slash = path.indexOf('/');
        return slash > 0 && isSplit(path.substring(0, slash)) ? path.substring(slash + 1) : path;
    }

    /** Whether a folder is named by the word for a split alone, and the library knows it, unlike {@code validate}. */
    private static boolean isSplit(String folder) {
        return Split.ofWord(folder) != Split.NONE && of(folder) != Split.NONE;
    }
}

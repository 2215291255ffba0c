package org.labelport.imagefolder.file;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.model.Split;

/** The splits that names of folders and files stand for, as the library takes them. */
public final class Splits {

    /** A word for a split: the whole name of a folder or file, or a part of it between delimiters. */
    private static final Pattern WORD = Pattern.compile(
            "(?<![^-._ 0-9/])(?:train|training|validation|valid|dev|val|test|testing|eval|evaluation)(?![^-._ 0-9/])");

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

    /** Returns the split that the names of folders in a path stand for, the first of them if there are several. */
    public static Split of(String path) {
        Matcher word = WORD.matcher(path.toLowerCase(Locale.ROOT));
        return word.find() ? Split.ofWord(word.group()) : Split.NONE;
    }

    /** Returns all splits that the names in a path stand for. */
    public static Set<Split> all(String path) {
        Set<Split> splits = EnumSet.noneOf(Split.class);
        Matcher word = WORD.matcher(path.toLowerCase(Locale.ROOT));
        while (word.find()) {
            splits.add(Split.ofWord(word.group()));
        }
        return splits;
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

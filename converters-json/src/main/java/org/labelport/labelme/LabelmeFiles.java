package org.labelport.labelme;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of files and of lines in them. */
final class LabelmeFiles {

    /** Lists the classes; the programs that come with LabelMe take it as {@code --labels}. */
    static final String LABELS = "labels.txt";

    /** Lists the labels of whole pictures; LabelMe takes it as {@code --flags}. */
    static final String FLAGS = "flags.txt";

    /** The first line of {@link #LABELS}. */
    static final String IGNORE = "__ignore__";

    /** The second line of {@link #LABELS}. */
    static final String BACKGROUND = "_background_";

    /** Whether shapes of a label are no objects, where there is a list of classes. */
    static boolean isNoObject(String label) {
        return label.equals(IGNORE) || label.equals(BACKGROUND);
    }

    static final String JSON = ".json";

    private static final Pattern UNWRITABLE = Pattern.compile("^\\s+|[\\p{Cc}\\p{Cs}\u0085\u2028\u2029]|\\s+$");

    private LabelmeFiles() {}

    /** A picture's name that is not that of its own JSON file. */
    static String pictureName(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(JSON) ? path + "_" : path;
    }

    /** A name as a line of a file can hold it. */
    static String spellable(String name) {
        return UNWRITABLE
                .matcher(name)
                .replaceAll(match -> "_".repeat(match.group().length()));
    }
}

package org.labelport.labelme;

import java.util.Locale;
import java.util.regex.Pattern;
import org.labelport.target.ItemFile;
import org.labelport.target.ItemIds;

/** The names of LabelMe's files, and of lines with a special meaning in them. */
final class LabelmeFiles {

    /** The list of classes, which the programs that come with LabelMe take as {@code --labels}. */
    static final String LABELS = "labels.txt";

    /** The list of labels of whole pictures, which LabelMe takes as {@code --flags}. */
    static final String FLAGS = "flags.txt";

    /** The first line of {@link #LABELS}. */
    static final String IGNORE = "__ignore__";

    /** The second line of {@link #LABELS}. */
    static final String BACKGROUND = "_background_";

    /** Returns whether shapes with this label are not objects, in a data set that has a list of classes. */
    static boolean isNoObject(String label) {
        return label.equals(IGNORE) || label.equals(BACKGROUND);
    }

    static final String JSON = ".json";

    /** What Python strips from a line: spaces of every width, and not only that of ASCII. */
    private static final Pattern EDGES = Pattern.compile("^[\\s\\p{Z}]++|(?<![\\s\\p{Z}])[\\s\\p{Z}]++$");

    private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\u0085\u2028\u2029]");

    private LabelmeFiles() {}

    /** Returns the file of an item. */
    static ItemFile item(String name, ItemIds ids) {
        return ItemFile.of(name, name.substring(0, name.length() - JSON.length()), ids);
    }

    /** Returns a name for a picture that cannot be the name of its own JSON file. */
    static String pictureName(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(JSON) ? path + "_" : path;
    }

    /** Returns whether LabelMe's programs find a label in their list, from whose lines they strip blanks. */
    static boolean canBeListed(String label) {
        return !EDGES.matcher(label).find();
    }

    /** Returns a name that fits on a line of a file: characters that do not are replaced by underscores. */
    static String spellable(String name) {
        String inner =
                EDGES.matcher(name).replaceAll(match -> "_".repeat(match.group().length()));
        return UNWRITABLE
                .matcher(inner)
                .replaceAll(match -> "_".repeat(match.group().length()));
    }
}

package org.labelport.yolo.keras;

import java.util.regex.Pattern;
import org.labelport.model.Split;
import org.labelport.output.Part;
import org.labelport.yolo.pictures.SplitFolders;

/** Where the files of a data set are, and which names readers find. */
final class KerasLayout {

    static final String FORMAT = "yolo-keras";
    static final String LIST = "_annotations.txt";
    static final String CLASSES = "_classes.txt";

    /** Characters at which readers divide lines, as Python's {@code split} does. */
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\x1c-\\x1f\\x85]");

    private KerasLayout() {}

    static Part list(String folder) {
        return new Part(folder, "");
    }

    static String folder(Split split) {
        return SplitFolders.of(split);
    }

    static boolean hasBlank(String name) {
        return BLANK.matcher(name).find();
    }

    /** Returns a name without blanks that differs from those of the lists. */
    static String spelled(String path) {
        String name = BLANK.matcher(path).replaceAll("_");
        return name.equalsIgnoreCase(LIST) || name.equalsIgnoreCase(CLASSES) ? "_" + name : name;
    }
}

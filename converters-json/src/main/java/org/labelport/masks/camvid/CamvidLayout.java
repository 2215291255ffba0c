package org.labelport.masks.camvid;

import java.util.List;
import java.util.regex.Pattern;
import org.labelport.masks.ColorLine;
import org.labelport.output.Part;

/** Where things are in a data set of CamVid. */
final class CamvidLayout {

    static final String COLORS = ColorLine.FILE;
    /** The categories' own names, which no other program reads. */
    static final String NAMES = "classes.json";

    static final String MASKS = "annot";
    static final String PNG = ".png";
    static final String LIST = ".txt";

    /** The folders of splits. */
    static final List<String> SPLITS = List.of("train", "val", "test");

    /** What readers cut lines at. */
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}]");

    private CamvidLayout() {}

    /** The lines of a split's list. */
    static Part list(String split) {
        return new Part("list-" + split, "");
    }

    /** A line of a list: as one word is a name, both are quoted when one holds a blank. */
    static String line(String picture, String mask) {
        String quote = BLANK.matcher(picture).find() ? "\"" : "";
        return quote + "/" + picture + quote + " " + quote + mask + quote + "\n";
    }

    /** A name as one word. */
    static String word(String name) {
        return BLANK.matcher(name).replaceAll("_");
    }
}

package org.labelport.masks.camvid;

import java.util.regex.Pattern;
import org.labelport.masks.file.ColorLine;
import org.labelport.output.Part;

/** The names of folders and files in a data set of CamVid, and the lines of its lists. */
final class CamvidLayout {

    static final String COLORS = ColorLine.FILE;
    /** The file of the categories' own names, which only this program reads. */
    static final String NAMES = "classes.json";

    static final String MASKS = "annot";
    static final String PNG = ".png";
    static final String LIST = ".txt";

    /** The characters at which readers split lines. */
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}]");

    private CamvidLayout() {}

    /** Returns the part that collects the lines of a split's list. */
    static Part list(String split) {
        return new Part("list-" + split, "");
    }

    /** Returns a line of a list. Names are separated by blanks, so both are in quotes when one contains a blank. */
    static String line(String picture, String mask) {
        String quote = BLANK.matcher(picture).find() ? "\"" : "";
        return quote + "/" + picture + quote + " " + quote + mask + quote + "\n";
    }

    /** Returns a name as one word, with underscores instead of blanks. */
    static String word(String name) {
        return BLANK.matcher(name).replaceAll("_");
    }
}

package org.labelport.voc.file;

import java.util.Optional;
import java.util.regex.Pattern;
import org.labelport.model.Split;

/** Where LabelImg's files are: the XML file beside its picture, in a folder for each split. */
public final class LabelImgLayout {

    /** The file of the classes that LabelImg offers, one in each line. */
    public static final String CLASSES = "predefined_classes.txt";

    private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\uFFFE\uFFFF]");

    private LabelImgLayout() {}

    /** Returns the name of a class in that file and in XML. */
    public static String className(String category) {
        return Underscored.of(category, Blanks.EDGES, UNWRITABLE);
    }

    /** Returns the folder of a split, with a slash at its end. It is never the root, where other files are. */
    public static String folder(Split split) {
        return switch (split) {
            case NONE -> "images/";
            case TRAIN -> "train/";
            case VALIDATION -> "val/";
            case TEST -> "test/";
        };
    }

    /**
     * Returns the split whose folder a file is in, in the spellings of Labelport and other programs; empty for other
     * folders.
     */
    public static Optional<Split> split(String path) {
        int slash = path.indexOf('/');
        String folder = slash < 0 ? "" : path.substring(0, slash);
        return folder.equalsIgnoreCase("images") ? Optional.of(Split.NONE) : splitOf(folder);
    }

    /** Returns the split that the name of a folder or set means; empty for other names. */
    public static Optional<Split> splitOf(String name) {
        return Optional.of(Split.ofWord(name)).filter(split -> split != Split.NONE);
    }
}

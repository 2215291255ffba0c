package org.labelport.cvat.file;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.labelport.convert.Census;
import org.labelport.model.Split;
import org.labelport.output.Part;

/** Where the files of the images flavour lie. */
public enum ImageLayout {

    /** All pictures in one file of a task; there are no splits. */
    TASK,
    /** All pictures in one file of a project, each with its subset. */
    PROJECT,
    /** A folder for each split with a task of its own. */
    FOLDERS;

    public static final String IMAGES = "images/";

    private static final String FILE = "annotations.xml";

    /** The subset that a picture's element names; empty for none. */
    public String subset(Split split) {
        return this == PROJECT ? CvatSubsets.of(split) : "";
    }

    public String imageFile(Split split, String name) {
        return switch (this) {
            case TASK -> IMAGES + name;
            case PROJECT -> IMAGES + CvatSubsets.of(split) + "/" + name;
            case FOLDERS -> CvatSubsets.of(split) + "/" + IMAGES + name;
        };
    }

    /** The XML file of a split; Datumaro takes a file's name for the subset. */
    public String xmlFile(Split split) {
        return this == FOLDERS ? CvatSubsets.of(split) + "/" + CvatSubsets.of(split) + ".xml" : FILE;
    }

    /** The elements of a split's pictures. */
    public Part part(Split split) {
        return new Part(this == FOLDERS ? CvatSubsets.of(split) : "images", "");
    }

    /** What names must differ in. */
    public String scope(Split split) {
        return this == TASK ? "" : CvatSubsets.of(split);
    }

    /** Whether all items lie in one file, so that an item's number is its picture's. */
    public boolean countsTogether() {
        return this != FOLDERS;
    }

    /** The 0-based places of all items within their split, by their place in the data set. */
    public static int[] placesInSplit(Census census) throws IOException {
        int[] places = new int[Math.toIntExact(census.items())];
        Map<Split, Integer> next = new EnumMap<>(Split.class);
        census.forEachItem(header -> places[(int) header.number()] = next.merge(header.split(), 1, Integer::sum) - 1);
        return places;
    }
}

package org.labelport.cvat.file;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.labelport.convert.Census;
import org.labelport.model.Split;
import org.labelport.output.Part;

/** Where the files of the flavour for images are. */
public enum ImageLayout {

    /** All pictures are in one file of a task; there are no splits. */
    TASK,
    /** All pictures are in one file of a project, each with its subset. */
    PROJECT,
    /** Each split has a folder with a task of its own. */
    FOLDERS;

    /** The folder of the pictures, with a slash at its end. */
    public static final String IMAGES = "images/";

    private static final String FILE = "annotations.xml";

    /** Returns the subset that a picture's element names; empty for none. */
    public String subset(Split split) {
        return this == PROJECT ? CvatSubsets.of(split) : "";
    }

    /** Returns the path of a picture of a split. */
    public String imageFile(Split split, String name) {
        return switch (this) {
            case TASK -> IMAGES + name;
            case PROJECT -> IMAGES + CvatSubsets.of(split) + "/" + name;
            case FOLDERS -> CvatSubsets.of(split) + "/" + IMAGES + name;
        };
    }

    /**
     * Returns the path of the XML file of a split. In a folder of a split it has the split's name, because Datumaro
     * takes a file's name for the subset.
     */
    public String xmlFile(Split split) {
        return this == FOLDERS ? CvatSubsets.of(split) + "/" + CvatSubsets.of(split) + ".xml" : FILE;
    }

    /** Returns the part of the export that collects the elements of a split's pictures. */
    public Part part(Split split) {
        return new Part(this == FOLDERS ? CvatSubsets.of(split) : "images", "");
    }

    /** Returns the scope within which picture names must be unique. */
    public String scope(Split split) {
        return this == TASK ? "" : CvatSubsets.of(split);
    }

    /** Whether all items are in one file, so that an item's number is also the id of its picture. */
    public boolean countsTogether() {
        return this != FOLDERS;
    }

    /** Returns the 0-based place of each item within its split, by the item's number in the data set. */
    public static int[] placesInSplit(Census census) throws IOException {
        int[] places = new int[Math.toIntExact(census.items())];
        Map<Split, Integer> next = new EnumMap<>(Split.class);
        census.forEachItem(header -> places[(int) header.number()] = next.merge(header.split(), 1, Integer::sum) - 1);
        return places;
    }
}

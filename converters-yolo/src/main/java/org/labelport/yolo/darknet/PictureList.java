package org.labelport.yolo.darknet;

import java.util.Locale;
import org.labelport.model.Split;
import org.labelport.yolo.pictures.SplitFolders;

/**
 * The list of a subset's pictures.
 *
 * @param key that names the list in the data file
 */
record PictureList(String key) {

    Split split() {
        return Split.ofWord(key);
    }

    /** Returns the beginning of items' ids. */
    String prefix() {
        return split() == Split.NONE ? key.toLowerCase(Locale.ROOT) + "/" : SplitFolders.of(split()) + "/";
    }

    /** Returns the name of a picture without the folders that all pictures of the list are in. */
    String shortened(String written) {
        String name = written.replace('\\', '/');
        int start = name.lastIndexOf("/" + DarknetLayout.PREFIX);
        name = start >= 0 ? name.substring(start + DarknetLayout.PREFIX.length() + 1) : name;
        name = name.startsWith("./") ? name.substring(2) : name;
        name = name.startsWith(DarknetLayout.PREFIX) ? name.substring(DarknetLayout.PREFIX.length()) : name;
        String folder = DarknetLayout.folder(key) + "/";
        return name.startsWith(folder) ? name.substring(folder.length()) : name;
    }
}

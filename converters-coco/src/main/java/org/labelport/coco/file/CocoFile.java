package org.labelport.coco.file;

import java.nio.file.Path;
import java.util.Optional;
import org.labelport.model.Split;

/**
 * One JSON file of a source.
 *
 * @param split of all its items
 * @param pictures the folder that its file names are relative to, where there is one
 * @param idPrefix put before image ids, because several files of one source may use the same
 * @param results a list of results that takes the place of the file's annotations
 */
public record CocoFile(Path json, Split split, Optional<Path> pictures, String idPrefix, Optional<Path> results) {

    /** The file's own name, for messages. */
    public String name() {
        return String.valueOf(json.getFileName());
    }

    /** The name of the file that has the annotations. */
    public String annotationsName() {
        return String.valueOf(results.orElse(json).getFileName());
    }
}

package org.labelport.coco.file;

import java.nio.file.Path;
import java.util.Optional;
import org.labelport.model.Split;

/**
 * One JSON file of a source.
 *
 * @param split the split of all items of the file
 * @param pictures the folder that the names of pictures are relative to; empty when no pictures are looked for
 * @param idPrefix put before image ids, because several files of one source may use the same ids; may be empty
 * @param results a list of results that is read instead of the file's annotations
 */
public record CocoFile(Path json, Split split, Optional<Path> pictures, String idPrefix, Optional<Path> results) {

    /**
     * Returns the file's name for messages, with the folder of its split where the files of all splits have the same
     * name.
     */
    public String name() {
        Path folder = json.getParent();
        String inFolder = folder == null ? "" : folder.getFileName() + "/";
        return (inFolder.equals(idPrefix) ? inFolder : "") + json.getFileName();
    }

    /** Returns the name of the file that holds the annotations, for messages. */
    public String annotationsName() {
        return results.map(file -> String.valueOf(file.getFileName())).orElseGet(this::name);
    }
}

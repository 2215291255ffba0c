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

    /** The file's name for messages, with the folder of its split where others there are called the same. */
    public String name() {
        Path folder = json.getParent();
        String inFolder = folder == null ? "" : folder.getFileName() + "/";
        return (inFolder.equals(idPrefix) ? inFolder : "") + json.getFileName();
    }

    /** The name of the file that has the annotations. */
    public String annotationsName() {
        return results.map(file -> String.valueOf(file.getFileName())).orElseGet(this::name);
    }
}

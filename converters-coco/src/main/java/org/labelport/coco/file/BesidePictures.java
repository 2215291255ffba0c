package org.labelport.coco.file;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.labelport.target.FileKind;

/** The names that programs give to the file of a data set or a split in the folder of its pictures. */
final class BesidePictures {

    static final String OF_ROBOFLOW = "_annotations.coco.json";
    static final String USUAL = "annotations.json";

    private BesidePictures() {}

    /** Returns the files of a folder that have such a name; of a split, the first is its file. */
    static List<Path> in(Path folder) {
        return Stream.of(OF_ROBOFLOW, USUAL)
                .map(folder::resolve)
                .filter(FileKind::isFile)
                .toList();
    }
}

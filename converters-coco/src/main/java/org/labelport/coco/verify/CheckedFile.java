package org.labelport.coco.verify;

import java.nio.file.Path;
import java.util.Optional;
import org.labelport.coco.file.CocoFile;
import org.labelport.coco.file.CocoKind;
import org.labelport.model.Split;

/** A file of a kind. One of results is a file of images and categories with their results, or a list by itself. */
record CheckedFile(CocoKind kind, CocoFile file) {

    /** Returns a list of results without the images and categories that its ids refer to. */
    static CheckedFile resultsAlone(Path json) {
        return new CheckedFile(
                CocoKind.RESULTS, new CocoFile(json, Split.NONE, Optional.empty(), "", Optional.of(json)));
    }

    boolean isResultsAlone() {
        return file.results().equals(Optional.of(file.json()));
    }
}

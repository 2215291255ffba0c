package org.labelport.yolo.pictures;

import java.io.File;
import java.nio.file.Path;

/** Paths as data sets and reports write them. */
public final class SlashedPath {

    private SlashedPath() {}

    /** A path with slashes, whatever the file system writes. */
    public static String of(Path path) {
        return File.separatorChar == '/' ? path.toString() : path.toString().replace(File.separatorChar, '/');
    }
}

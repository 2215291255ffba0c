package org.labelport.yolo.pictures;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.labelport.target.FileKind;

/** Paths as data sets and reports write them. */
public final class SlashedPath {

    /** Folders of a place that may be missing here. */
    private static final int MOST_FOLDERS = 50;

    private SlashedPath() {}

    /** A path with slashes, whatever the file system writes. */
    public static String of(Path path) {
        return File.separatorChar == '/' ? path.toString() : path.toString().replace(File.separatorChar, '/');
    }

    /**
     * Where a place is that starts elsewhere, on another machine or in another folder: below a folder, by what is left of its path
     * behind folders that are not there.
     *
     * @param written with {@code /} or {@code \\} between folders
     * @param wanted whether a path is what is looked for
     */
    public static Optional<Path> below(Path folder, String written, Predicate<Path> wanted) {
        String end = written.replace('\\', '/').replaceFirst("^([A-Za-z]:)?(/|\\.{1,2}(?=/))*/*", "");
        for (int i = 0; i < MOST_FOLDERS && !end.isEmpty(); i++) {
            Path path = folder.resolve(end).normalize();
            if (path.startsWith(folder) && !path.equals(folder) && wanted.test(path)) {
                return Optional.of(path);
            }
            int slash = end.indexOf('/');
            if (slash < 0 || FileKind.isFolder(folder.resolve(end.substring(0, slash)))) {
                return Optional.empty();
            }
            end = end.substring(slash + 1);
        }
        return Optional.empty();
    }
}

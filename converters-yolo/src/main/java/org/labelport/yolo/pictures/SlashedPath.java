package org.labelport.yolo.pictures;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.labelport.target.FileKind;

/** Converts paths from and to the form that data sets and reports have. */
public final class SlashedPath {

    /** How many leading folders of a path may be missing here. */
    private static final int MOST_FOLDERS = 50;

    private SlashedPath() {}

    /** Returns a path with slashes on every file system. */
    public static String of(Path path) {
        return File.separatorChar == '/' ? path.toString() : path.toString().replace(File.separatorChar, '/');
    }

    /**
     * Returns the file or folder that a path from another machine or folder means: it is looked for below a folder,
     * first by the whole path, then without its leading folders as long as these do not exist.
     *
     * @param written with {@code /} or {@code \\} between folders
     * @param wanted whether a path is a result
     */
    public static Optional<Path> below(Path folder, String written, Predicate<Path> wanted) {
        String end = written.replace('\\', '/').replaceFirst("^(?:[A-Za-z]:)?+(?:/|\\.{1,2}(?=/))*+", "");
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

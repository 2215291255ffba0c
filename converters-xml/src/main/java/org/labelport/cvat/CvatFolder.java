package org.labelport.cvat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderWalk;

/**
 * The XML files of a data set.
 *
 * @param root folder that names are relative to
 * @param files paths below it, {@code /}-separated and sorted
 */
record CvatFolder(Path root, List<String> files) {

    private static final String XML = ".xml";
    private static final int MOST_FILES = 100_000;

    static CvatFolder find(Path given, Limits limits) throws ExportException, IOException {
        if (FileKind.isFile(given)) {
            Path absolute = given.toAbsolutePath();
            Path parent = absolute.getParent();
            return new CvatFolder(parent == null ? absolute : parent, List.of(name(given)));
        }
        if (!FileKind.isFolder(given)) {
            throw new ExportException(
                    "cvat.missing", given + " is not there. Give a CVAT XML file, or a folder that holds some.");
        }
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = FolderWalk.files(given, limits)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                if (name(file).toLowerCase(Locale.ROOT).endsWith(XML) && FileKind.isFile(file)) {
                    files.add(given.relativize(file).toString().replace('\\', '/'));
                }
                if (files.size() > MOST_FILES) {
                    throw new ExportException(
                            "cvat.missing", given + " holds more than " + MOST_FILES + " XML files. Give one of them.");
                }
            }
        }
        if (files.isEmpty()) {
            throw new ExportException(
                    "cvat.missing", "there are no XML files in " + given + ". Give the folder of annotations.xml.");
        }
        files.sort(null);
        return new CvatFolder(given, List.copyOf(files));
    }

    Path path(String file) {
        return root.resolve(file);
    }

    /** The folder that a file lies in. */
    Path folderOf(String file) {
        Path parent = path(file).getParent();
        return parent == null ? root : parent;
    }

    /** The name of a file without folders and extension. */
    static String stem(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.substring(0, name.length() - XML.length());
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}

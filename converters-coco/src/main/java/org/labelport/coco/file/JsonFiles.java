package org.labelport.coco.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.labelport.output.SafePath;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/** Lists JSON files by their names. */
final class JsonFiles {

    /** The beginning of the names of panoptic files, which another target reads. */
    private static final String PANOPTIC = "panoptic_";

    private JsonFiles() {}

    /** Returns the JSON files of a folder, sorted by name; none when there is no such folder. */
    static List<Path> in(Path folder) throws IOException {
        return FileKind.isFolder(folder)
                ? FolderList.of(folder, file -> isJson(name(file)) && FileKind.isFile(file))
                : List.of();
    }

    /** Returns the JSON files of a folder whose names tell no kind. */
    static List<Path> withoutKind(Path folder) throws IOException {
        return in(folder).stream()
                .filter(file -> !name(file).startsWith(PANOPTIC))
                .filter(file -> Arrays.stream(CocoKind.values())
                        .allMatch(kind -> kind.splitName(name(file)).isEmpty()))
                .toList();
    }

    /** Returns the name of a file without its folder. */
    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Returns the name of a file without its folder and extension. */
    static String stem(Path file) {
        return SafePath.stem(name(file));
    }

    private static boolean isJson(String name) {
        return SafePath.extension(name).equalsIgnoreCase(".json");
    }
}

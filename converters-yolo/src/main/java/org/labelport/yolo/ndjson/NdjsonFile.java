package org.labelport.yolo.ndjson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/** Finds the NDJSON file of a data set. */
final class NdjsonFile {

    static final String MISSING = "yolo-ndjson.missing";

    private NdjsonFile() {}

    /** Returns the file itself, or the only one in a folder. */
    static Path find(Path path) throws ExportException, IOException {
        Path start = path.toAbsolutePath().normalize();
        if (FileKind.isFile(start)) {
            return start;
        }
        if (!FileKind.isFolder(start)) {
            throw new ExportException(MISSING, "there is no file or folder " + start);
        }
        List<Path> files;
        try (Stream<Path> children = Files.list(start)) {
            files = children.filter(child -> child.toString().endsWith(".ndjson")
                            && !child.getFileName().toString().equals("losses.ndjson")
                            && !child.getFileName().toString().equals("errors.ndjson")
                            && FileKind.isFile(child))
                    .sorted()
                    .limit(2)
                    .toList();
        }
        if (files.size() != 1) {
            throw new ExportException(
                    MISSING,
                    (files.isEmpty() ? "there is no .ndjson file in " : "there are several .ndjson files in ") + start
                            + ". Give the path of one");
        }
        return files.get(0);
    }
}

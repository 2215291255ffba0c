package org.labelport.yolo.ndjson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

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
        List<Path> files = FolderList.of(
                start,
                child -> child.toString().endsWith(".ndjson")
                        && !child.getFileName().toString().equals("losses.ndjson")
                        && !child.getFileName().toString().equals("errors.ndjson")
                        && FileKind.isFile(child));
        if (files.size() != 1) {
            throw new ExportException(
                    MISSING,
                    (files.isEmpty() ? "there is no .ndjson file in " : "there are several .ndjson files in ") + start
                            + ". Give the path of one");
        }
        return files.get(0);
    }
}

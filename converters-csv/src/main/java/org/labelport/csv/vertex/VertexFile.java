package org.labelport.csv.vertex;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/** Finds the table. */
final class VertexFile {

    private VertexFile() {}

    /** Returns the file itself, {@code import.csv} of a folder, or the folder's only CSV file. */
    static Path find(Path path) throws ExportException, IOException {
        if (FileKind.isFile(path)) {
            return path;
        }
        if (FileKind.isFile(path.resolve(VertexPlan.FILE))) {
            return path.resolve(VertexPlan.FILE);
        }
        if (FileKind.isFolder(path)) {
            List<Path> tables = FolderList.of(path, file -> file.toString().endsWith(".csv") && FileKind.isFile(file));
            if (tables.size() == 1) {
                return tables.get(0);
            }
        }
        throw new ExportException(
                "csv.missing",
                "there is no " + VertexPlan.FILE + " in " + path
                        + ", nor exactly one other CSV file, nor CSV files of splits such as train.csv. Give the table itself.");
    }
}

package org.labelport.csv.vertex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.labelport.report.ExportException;

/** Finds the table. */
final class VertexFile {

    private VertexFile() {}

    /** The file itself, {@code import.csv} of a folder, or the only CSV file of it. */
    static Path find(Path path) throws ExportException, IOException {
        if (Files.isRegularFile(path)) {
            return path;
        }
        if (Files.isRegularFile(path.resolve(VertexPlan.FILE))) {
            return path.resolve(VertexPlan.FILE);
        }
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                List<Path> tables = files.filter(Files::isRegularFile)
                        .filter(file -> file.getFileName().toString().endsWith(".csv"))
                        .limit(2)
                        .toList();
                if (tables.size() == 1) {
                    return tables.get(0);
                }
            }
        }
        throw new ExportException(
                "csv.missing",
                "there is no " + VertexPlan.FILE + " in " + path
                        + ", and no single other table. Give the table itself.");
    }
}

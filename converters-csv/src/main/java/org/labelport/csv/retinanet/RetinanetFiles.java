package org.labelport.csv.retinanet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.labelport.csv.picture.SplitOfName;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/** Finds the tables of a data set. */
final class RetinanetFiles {

    private RetinanetFiles() {}

    /** A table itself, or those of a folder: all but the list of classes, training data first. */
    static List<Path> tables(Path path) throws ExportException, IOException {
        if (FileKind.isFile(path)) {
            return List.of(path);
        }
        if (!FileKind.isFolder(path)) {
            throw missing("there is no " + path);
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> tables = files.filter(file -> isTable(file.getFileName().toString()))
                    .filter(FileKind::isFile)
                    .sorted(Comparator.comparing((Path file) ->
                                    SplitOfName.of(file.getFileName().toString()))
                            .thenComparing(file -> file.getFileName().toString()))
                    .toList();
            if (tables.isEmpty()) {
                throw missing(path + " holds no table");
            }
            return tables;
        }
    }

    private static boolean isTable(String name) {
        return name.endsWith(".csv") && !name.equals(RetinanetPlan.CLASSES);
    }

    private static ExportException missing(String what) {
        return new ExportException("csv.missing", what + ". Give annotations.csv, or the folder that holds it.");
    }
}

package org.labelport.csv.retinanet;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.labelport.csv.picture.read.SplitOfName;
import org.labelport.csv.text.Numbers;
import org.labelport.csv.text.RecordReader;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/** Finds the tables of a data set. */
final class RetinanetFiles {

    /** Names of the list of classes; the second one is Roboflow's. */
    private static final List<String> CLASSES = List.of(RetinanetPlan.CLASSES, "_classes.csv");

    private RetinanetFiles() {}

    /**
     * Returns a table itself, or the tables of a folder, training data first: all CSV files but the list of classes.
     * When there are none, those in the folders of the splits are returned, as Roboflow exports them.
     */
    static List<Path> tables(Path path, Limits limits) throws ExportException, IOException {
        if (FileKind.isFile(path)) {
            return List.of(path);
        }
        if (!FileKind.isFolder(path)) {
            throw missing("there is no file or folder " + path);
        }
        List<Path> tables = tablesIn(path, limits);
        for (Path folder : tables.isEmpty() ? sorted(path, RetinanetFiles::isOfSplit) : List.<Path>of()) {
            tables.addAll(tablesIn(folder, limits));
        }
        if (tables.isEmpty()) {
            throw missing(path + " holds no table");
        }
        return tables;
    }

    /**
     * Finds the list of classes, in the folder or beside the first table. Programs call it as they like, such as
     * class_list.csv.
     */
    static Optional<Path> classes(Path folder, List<Path> tables, Limits limits) throws ExportException, IOException {
        List<Path> places = List.of(folder, tables.get(0).toAbsolutePath().getParent());
        Optional<Path> named = places.stream()
                .flatMap(place -> CLASSES.stream().map(place::resolve))
                .filter(FileKind::isFile)
                .findFirst();
        if (named.isPresent()) {
            return named;
        }
        for (Path place : places) {
            for (Path file : sorted(place, other -> isTable(name(other)) && FileKind.isFile(other))) {
                if (isClassList(file, limits)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> tablesIn(Path folder, Limits limits) throws ExportException, IOException {
        List<Path> tables = new ArrayList<>();
        for (Path file : sorted(folder, other -> isTable(name(other)) && FileKind.isFile(other))) {
            if (!isClassList(file, limits)) {
                tables.add(file);
            }
        }
        return tables;
    }

    /** Whether a table begins with a name and a number, and so lists classes. */
    private static boolean isClassList(Path file, Limits limits) throws ExportException, IOException {
        try (RecordReader reader = RecordReader.openAnySeparator(file, limits)) {
            return reader.next()
                    .filter(row -> row.cells().size() == 2
                            && !row.cell(0).isBlank()
                            && Numbers.whole(row.cell(1)).isPresent())
                    .isPresent();
        }
    }

    private static List<Path> sorted(Path folder, DirectoryStream.Filter<Path> wanted) throws IOException {
        List<Path> found = FolderList.of(folder, wanted);
        found.sort(
                Comparator.comparing((Path file) -> SplitOfName.of(name(file))).thenComparing(RetinanetFiles::name));
        return found;
    }

    private static boolean isOfSplit(Path folder) {
        return SplitOfName.of(name(folder)) != Split.NONE && FileKind.isFolder(folder);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static boolean isTable(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".csv") && !CLASSES.contains(name);
    }

    private static ExportException missing(String what) {
        return new ExportException("csv.missing", what + ". Give annotations.csv, or the folder that holds it.");
    }
}

package org.labelport.csv.openimages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.labelport.csv.openimages.OpenImagesLayout.Table;
import org.labelport.csv.picture.read.SplitOfName;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/**
 * The tables of a data set, under the names of all its versions.
 *
 * @param tables by split, and within a split in the order of {@link Table}
 * @param descriptions the list of classes
 * @param others names of tables that are not read
 * @param hierarchy the name of the tree of classes; the first if each split has one, as they are equal
 */
record OpenImagesFiles(
        List<Found> tables, Optional<Path> descriptions, List<String> others, Optional<String> hierarchy) {

    /**
     * One table.
     *
     * @param name in messages
     */
    record Found(Path file, String name, Table table, Split split) {}

    /** Looks for tables in {@code annotations/}, in the folders of FiftyOne, or in the folder itself. */
    static OpenImagesFiles find(Path folder) throws ExportException, IOException {
        Path below = folder.resolve(OpenImagesLayout.ANNOTATIONS);
        Path place = FileKind.isFolder(below) ? below : folder;
        if (!FileKind.isFolder(place)) {
            throw missing("there is no folder " + folder);
        }
        List<Found> tables = new ArrayList<>();
        List<Path> descriptions = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Path file : FiftyOneLayout.tables(folder)) {
            String name = folder.relativize(file).toString();
            FiftyOneLayout.table(file)
                    .ifPresentOrElse(
                            table -> tables.add(new Found(file, name, table, FiftyOneLayout.split(file))),
                            () -> others.add(name));
        }
        if (tables.isEmpty()) {
            for (Path file : csv(place)) {
                String name = file.getFileName().toString();
                if (name.contains("class-descriptions")) {
                    descriptions.add(file);
                } else {
                    table(name)
                            .ifPresentOrElse(
                                    table -> tables.add(new Found(file, name, table, SplitOfName.of(name))),
                                    () -> others.add(name));
                }
            }
        } else {
            descriptions.addAll(FiftyOneLayout.classes(folder));
        }
        if (tables.isEmpty()) {
            throw missing(place + " holds no table of pictures, labels, boxes, segments or points" + named(others));
        }
        tables.sort(Comparator.comparing(Found::split).thenComparing(Found::table));
        // The list of all classes comes first, because it names those of boxes too.
        descriptions.sort(
                Comparator.comparing(file -> file.getFileName().toString().contains("boxable")));
        return new OpenImagesFiles(
                List.copyOf(tables),
                descriptions.stream().findFirst(),
                List.copyOf(others),
                hierarchy(folder, place).map(file -> folder.relativize(file).toString()));
    }

    private static Optional<Path> hierarchy(Path folder, Path tables) throws IOException {
        List<Path> places = new ArrayList<>(List.of(tables));
        places.addAll(FiftyOneLayout.metadata(folder));
        for (Path place : places) {
            Optional<Path> found =
                    FolderList.of(place, OpenImagesFiles::isHierarchy).stream().findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isHierarchy(Path file) {
        return file.getFileName().toString().endsWith("hierarchy.json") && FileKind.isFile(file);
    }

    /** Returns the CSV files in a folder, sorted by name. */
    static List<Path> csv(Path folder) throws IOException {
        return FolderList.of(folder, file -> file.toString().endsWith(".csv") && FileKind.isFile(file));
    }

    private static Optional<Table> table(String name) {
        if (name.contains("annotations-bbox")) {
            return Optional.of(Table.BOXES);
        }
        if (name.contains("human-imagelabels")) {
            return Optional.of(Table.LABELS);
        }
        if (name.contains("object-segmentation")) {
            return Optional.of(Table.SEGMENTS);
        }
        if (name.contains("point-labels")) {
            return Optional.of(Table.POINTS);
        }
        return name.contains("images-") && name.contains("rotation") ? Optional.of(Table.IMAGES) : Optional.empty();
    }

    private static String named(List<String> others) {
        return others.isEmpty() ? "" : ", but " + others.get(0) + ", which is none of these";
    }

    private static ExportException missing(String what) {
        return new ExportException(
                "csv.missing",
                what + ". Give the folder that holds annotations/ with tables such as train-annotations-bbox.csv.");
    }
}

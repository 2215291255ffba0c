package org.labelport.csv.vertex;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.labelport.csv.picture.read.SplitOfName;
import org.labelport.csv.picture.read.TableFolder;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/**
 * The tables of a data set: one, or one for each split, whose name or folder tells the split. When some are of a split,
 * the others are left out, because they usually hold the same rows again.
 *
 * @param tables those that are read
 * @param ignored names of tables that are not read
 */
record VertexTables(List<Table> tables, List<String> ignored) {

    /**
     * One table.
     *
     * @param name relative to the folder, {@code /}-separated
     * @param split of rows without a set
     */
    record Table(Path file, String name, Split split) {}

    static VertexTables find(Path path) throws ExportException, IOException {
        if (!FileKind.isFolder(path)) {
            return one(VertexFile.find(path), List.of());
        }
        List<Table> found = new ArrayList<>(in(path, ""));
        if (FileKind.isFile(path.resolve(VertexPlan.FILE))) {
            List<String> others = found.stream()
                    .map(Table::name)
                    .filter(name -> !name.equals(VertexPlan.FILE))
                    .toList();
            return one(path.resolve(VertexPlan.FILE), others);
        }
        for (String folder : TableFolder.folders(path, name -> SplitOfName.of(name) != Split.NONE)) {
            found.addAll(in(path.resolve(folder), folder + "/"));
        }
        List<Table> ofSplits =
                found.stream().filter(table -> table.split() != Split.NONE).toList();
        if (ofSplits.isEmpty()) {
            return one(VertexFile.find(path), List.of());
        }
        return new VertexTables(
                ofSplits,
                found.stream()
                        .filter(table -> table.split() == Split.NONE)
                        .map(Table::name)
                        .toList());
    }

    private static VertexTables one(Path file, List<String> ignored) {
        String name = file.getFileName().toString();
        return new VertexTables(List.of(new Table(file, name, SplitOfName.of(name))), ignored);
    }

    private static List<Table> in(Path folder, String prefix) throws IOException {
        return TableFolder.tables(folder).stream()
                .map(name -> new Table(folder.resolve(name), prefix + name, SplitOfName.of(prefix + name)))
                .toList();
    }

    /** The folders in which the files of rows may be, the most likely ones first. */
    Set<Path> places() {
        Set<Path> places = new LinkedHashSet<>();
        for (Table table : tables) {
            places.addAll(VertexTarget.places(table.file().toAbsolutePath().getParent()));
        }
        return places;
    }
}

package org.labelport.csv.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.csv.picture.read.CornerUnit;
import org.labelport.csv.picture.read.SplitOfName;
import org.labelport.csv.picture.read.TableFile;
import org.labelport.csv.picture.read.TableFolder;
import org.labelport.csv.picture.write.TablePicture;
import org.labelport.csv.text.Excerpt;
import org.labelport.csv.text.RecordReader;
import org.labelport.csv.text.Row;
import org.labelport.limits.Limits;
import org.labelport.model.Category;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/**
 * The tables of a data set, which are in the folder itself or in the folders of the splits. When some tables are of a
 * split, the others are left out, because they usually hold the same rows again. Tables of labels are left out when
 * there are tables of boxes.
 *
 * @param folder the folder of the data set
 * @param tables those that are read, in the order of the splits
 * @param ignored names of tables that are not read
 */
record BoxTables(Path folder, List<Table> tables, List<String> ignored) {

    /** How much of a first line a message shows. */
    private static final int LONGEST_SHOWN = 120;

    /**
     * One table.
     *
     * @param name relative to the folder, {@code /}-separated
     * @param hasHeader whether the first row names the columns
     */
    record Table(Path file, String name, Split split, BoxColumns columns, CornerUnit unit, boolean hasHeader) {

        TableFile open(Taxonomy taxonomy) {
            return new TableFile(file, name, hasHeader ? 1 : 0, new BoxDialect(columns, unit, split, taxonomy));
        }
    }

    /** Finds the tables of a path: one table, or a folder. */
    static BoxTables find(Path path, Limits limits) throws ExportException, IOException {
        if (FileKind.isFile(path)) {
            Optional<Table> table = table(path, path.getFileName().toString(), limits);
            if (table.isEmpty()) {
                throw tableOfOthers(path, limits).orElse(unknownTable(path, limits));
            }
            return new BoxTables(path.toAbsolutePath().getParent(), List.of(table.get()), List.of());
        }
        if (!FileKind.isFolder(path)) {
            throw noTable("there is no file or folder " + path);
        }
        List<String> ignored = new ArrayList<>();
        List<Table> found = new ArrayList<>(tables(path, "", ignored, limits));
        for (String folder : TableFolder.folders(path, name -> SplitOfName.of(name) != Split.NONE)) {
            found.addAll(tables(path.resolve(folder), folder + "/", ignored, limits));
        }
        if (found.isEmpty()) {
            for (String name : ignored) {
                Optional<ExportException> ofOthers = tableOfOthers(path.resolve(name), limits);
                if (ofOthers.isPresent()) {
                    throw ofOthers.get();
                }
            }
            throw ignored.isEmpty()
                    ? noTable(path + " holds no table")
                    : unknownTable(path.resolve(ignored.get(0)), limits);
        }
        boolean boxes = found.stream().anyMatch(table -> table.columns().box().isPresent());
        boolean split = found.stream().anyMatch(table -> table.split() != Split.NONE);
        List<Table> read = found.stream()
                .filter(table -> !split || table.split() != Split.NONE)
                .filter(table -> !boxes || table.columns().box().isPresent())
                .sorted(Comparator.comparing(Table::split).thenComparing(Table::name))
                .toList();
        found.stream().filter(table -> !read.contains(table)).map(Table::name).forEach(ignored::add);
        return new BoxTables(path, read, ignored);
    }

    private static List<Table> tables(Path folder, String prefix, List<String> ignored, Limits limits)
            throws ExportException, IOException {
        List<Table> tables = new ArrayList<>();
        for (String name : TableFolder.tables(folder)) {
            table(folder.resolve(name), prefix + name, limits)
                    .ifPresentOrElse(tables::add, () -> ignored.add(prefix + name));
        }
        return tables;
    }

    private static Optional<Table> table(Path file, String name, Limits limits) throws ExportException, IOException {
        try (RecordReader reader = RecordReader.openAnySeparator(file, limits)) {
            Optional<Row> first = reader.next();
            if (first.isEmpty()) {
                return Optional.empty();
            }
            Optional<BoxColumns> named = named(first.get(), reader);
            Optional<BoxColumns> columns = named.or(() -> BoxColumns.ofMakesense(first.get()));
            if (columns.isEmpty()) {
                return Optional.empty();
            }
            Table table = new Table(
                    file,
                    name,
                    SplitOfName.of(name),
                    columns.get(),
                    unit(file, columns.get(), limits),
                    named.isPresent());
            Optional<OtherTable> other = OtherTable.of(first.get());
            boolean ofBoxes = table.columns().box().isPresent() && table.unit() == CornerUnit.PIXELS;
            boolean isOther = other.isPresent() && !(ofBoxes && other.get().mayHoldBoxes());
            return isOther ? Optional.empty() : Optional.of(table);
        }
    }

    private static CornerUnit unit(Path file, BoxColumns columns, Limits limits) throws ExportException, IOException {
        if (columns.box().isEmpty()) {
            return CornerUnit.PIXELS;
        }
        try (RecordReader reader = RecordReader.openAnySeparator(file, limits)) {
            return CornerUnit.of(columns.box().get()::box, reader);
        }
    }

    /** Finds the columns that a header names. The next row is read where the names do not tell. */
    private static Optional<BoxColumns> named(Row header, RecordReader reader) throws ExportException, IOException {
        Optional<BoxColumns> columns = BoxColumns.of(header);
        boolean told = columns.isPresent()
                && !columns.get().hasClassColumns()
                && !columns.get().isOfFrames(header);
        if (told || columns.isEmpty() && !BoxColumns.isPair(header)) {
            return columns;
        }
        Optional<Row> next = reader.next();
        Optional<BoxColumns> fitting = columns.filter(found -> next.isPresent() && fits(found, next.get()));
        return fitting.isPresent() || next.isEmpty() || !BoxColumns.isPair(header)
                ? fitting
                : BoxColumns.ofPair(header, next.get());
    }

    private static boolean fits(BoxColumns columns, Row next) {
        return columns.hasClassColumns() ? columns.isTicked(next) : columns.namesPicture(next);
    }

    /** Names the target that reads a table; empty when none does. */
    private static Optional<ExportException> tableOfOthers(Path file, Limits limits)
            throws ExportException, IOException {
        try (RecordReader reader = RecordReader.openAnySeparator(file, limits)) {
            Optional<Row> first = reader.next();
            return first.flatMap(OtherTable::of)
                    .map(other -> new ExportException("csv.missing", file + " holds " + other.content()));
        }
    }

    private static ExportException unknownTable(Path file, Limits limits) throws ExportException, IOException {
        try (RecordReader reader = RecordReader.openAnySeparator(file, limits)) {
            Optional<Row> first = reader.next();
            if (first.isEmpty()) {
                return noTable(file + " is empty");
            }
            String shown = Excerpt.of(String.join(",", first.get().cells()), LONGEST_SHOWN);
            return noTable(
                    file + " begins with '" + shown + "', which names " + BoxColumns.lacking(first.get(), reader.next())
                            + ". Rename the columns, or put a line with their names first");
        }
    }

    private static ExportException noTable(String what) {
        return new ExportException(
                "csv.missing",
                what + ". A table begins with a line such as filename,width,height,class,xmin,ymin,xmax,ymax, or"
                        + " filename,class for labels of pictures.");
    }

    /** The folders in which the pictures may be, the most likely one first. */
    Set<Path> pictureFolders() {
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(folder.resolve(TablePicture.FOLDER));
        folders.add(folder);
        tables.forEach(table -> folders.add(folder.resolve(table.name()).getParent()));
        return folders;
    }

    /** The classes of tables with a column for each class; empty when a table is not like that. */
    Taxonomy columnClasses() {
        Set<String> names = new LinkedHashSet<>();
        for (Table table : tables) {
            if (!table.columns().hasClassColumns()) {
                return Taxonomy.EMPTY;
            }
            names.addAll(table.columns().others().values());
        }
        return new Taxonomy(names.stream().map(Category::of).toList());
    }
}

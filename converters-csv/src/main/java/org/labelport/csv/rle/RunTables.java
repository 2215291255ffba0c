package org.labelport.csv.rle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.labelport.csv.picture.SplitOfName;
import org.labelport.csv.picture.TableFile;
import org.labelport.csv.text.RecordReader;
import org.labelport.limits.Limits;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.target.FileKind;

/**
 * The tables of a data set, which are in one folder. When some tables are of a split, the others are left out, and so
 * is the sample of what is to be handed in.
 *
 * @param folder the folder of the data set
 * @param tables those that are read, in the order of the splits
 * @param ignored names of tables that are not read
 */
record RunTables(Path folder, List<Table> tables, List<String> ignored) {

    private static final int LARGEST_FOLDER = 10_000;
    private static final String SAMPLE = "sample_submission";

    /** One table. */
    record Table(Path file, Split split, RunColumns columns) {

        TableFile open(RunNotation notation) {
            return new TableFile(file, name(file), 1, new RunDialect(columns, split, notation));
        }
    }

    /** Finds the tables of a path: one table, or a folder. */
    static RunTables find(Path path, Limits limits) throws ExportException, IOException {
        if (FileKind.isFile(path)) {
            Table table = table(path, limits)
                    .orElseThrow(() -> missing(path + " has no columns of a picture and of run lengths"));
            return new RunTables(path.toAbsolutePath().getParent(), List.of(table), List.of());
        }
        if (!FileKind.isFolder(path)) {
            throw missing("there is no file or folder " + path);
        }
        List<Table> found = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (Path file : paths(path, file -> isTable(name(file)) && FileKind.isFile(file))) {
            Optional<Table> table = name(file).startsWith(SAMPLE) ? Optional.empty() : table(file, limits);
            table.ifPresentOrElse(found::add, () -> ignored.add(name(file)));
        }
        if (found.isEmpty()) {
            throw missing(path + " holds no table of run lengths");
        }
        boolean split = found.stream().anyMatch(table -> table.split() != Split.NONE);
        List<Table> read = found.stream()
                .filter(table -> !split || table.split() != Split.NONE)
                .sorted(Comparator.comparing(Table::split).thenComparing(Table::file))
                .toList();
        found.stream().filter(table -> !read.contains(table)).forEach(table -> ignored.add(name(table.file())));
        return new RunTables(path, read, List.copyOf(ignored));
    }

    private static Optional<Table> table(Path file, Limits limits) throws ExportException, IOException {
        try (RecordReader reader = RecordReader.openAnySeparator(file, limits)) {
            return reader.next()
                    .flatMap(RunColumns::of)
                    .map(columns -> new Table(file, SplitOfName.of(name(file)), columns));
        }
    }

    /** The folders in which the pictures may be: also those that are named after the split of a table. */
    Set<Path> pictureFolders() throws IOException {
        Set<Path> folders = new LinkedHashSet<>(List.of(folder.resolve("images"), folder));
        Predicate<Path> ofSplit = other -> tables.stream()
                .anyMatch(table -> table.split() != Split.NONE && table.split() == SplitOfName.of(name(other)));
        folders.addAll(paths(folder, other -> FileKind.isFolder(other) && ofSplit.test(other)));
        return folders;
    }

    private static List<Path> paths(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(wanted).sorted().limit(LARGEST_FOLDER).toList();
        }
    }

    private static boolean isTable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".csv") || lower.endsWith(".tsv");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static ExportException missing(String what) {
        return new ExportException(
                "csv.missing", what + ". A table begins with a line such as ImageId,EncodedPixels or id,class,rle.");
    }
}

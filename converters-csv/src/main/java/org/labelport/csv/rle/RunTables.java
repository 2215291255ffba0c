package org.labelport.csv.rle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.csv.picture.read.SplitOfName;
import org.labelport.csv.picture.read.TableFile;
import org.labelport.csv.picture.read.TableFolder;
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

    private static final String SAMPLE = "sample_submission";

    private static final Pattern VERSION = Pattern.compile("([_-]v)([0-9]{1,9})(\\.[^.]*)$");

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
        for (String name : TableFolder.tables(path)) {
            Optional<Table> table = isSample(name) ? Optional.empty() : table(path.resolve(name), limits);
            table.ifPresentOrElse(found::add, () -> ignored.add(name));
        }
        if (found.isEmpty()) {
            throw missing(path + " holds no table of run lengths");
        }
        boolean split = found.stream().anyMatch(table -> table.split() != Split.NONE);
        List<Table> read = newest(found).stream()
                .filter(table -> !split || table.split() != Split.NONE)
                .sorted(Comparator.comparing(Table::split).thenComparing(Table::file))
                .toList();
        found.stream().filter(table -> !read.contains(table)).forEach(table -> ignored.add(name(table.file())));
        return new RunTables(path, read, List.copyOf(ignored));
    }

    /** Of tables that differ in the version in their names, such as {@code train_v2.csv}, the newest. */
    private static Collection<Table> newest(List<Table> tables) {
        Map<String, Table> newest = new TreeMap<>();
        for (Table table : tables) {
            Matcher version = VERSION.matcher(name(table.file()));
            newest.merge(
                    version.replaceFirst("$3"),
                    table,
                    (one, other) -> version(one).compareTo(version(other)) < 0 ? other : one);
        }
        return newest.values();
    }

    private static Integer version(Table table) {
        Matcher version = VERSION.matcher(name(table.file()));
        return version.find() ? Integer.parseInt(version.group(2)) : 0;
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
        Predicate<String> ofSplit = other -> tables.stream()
                .anyMatch(table -> table.split() != Split.NONE && table.split() == SplitOfName.of(other));
        TableFolder.folders(folder, ofSplit).forEach(name -> folders.add(folder.resolve(name)));
        return folders;
    }

    /** Also where a stage is before it, such as {@code stage1_sample_submission.csv}. */
    private static boolean isSample(String name) {
        return name.toLowerCase(Locale.ROOT).contains(SAMPLE);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static ExportException missing(String what) {
        return new ExportException(
                "csv.missing", what + ". A table begins with a line such as ImageId,EncodedPixels or id,class,rle.");
    }
}

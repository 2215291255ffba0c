package org.labelport.csv.picture.read;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.labelport.model.DataType;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;

/** Lists the tables in a folder, and the folders beside them. */
public final class TableFolder {

    private TableFolder() {}

    /** Returns the names of the tables that lie directly in a folder, sorted. */
    public static List<String> tables(Path folder) throws IOException {
        return names(folder, file -> isTable(name(file)) && FileKind.isFile(file));
    }

    /**
     * Returns the sorted names of the folders in a folder that are wanted by their names. What is called like a picture
     * is none: there may be millions, such as train_1.jpg, and the disk need not be asked about each.
     */
    public static List<String> folders(Path folder, Predicate<String> wanted) throws IOException {
        return names(
                folder,
                inside -> !DataType.IMAGE.isOf(name(inside)) && wanted.test(name(inside)) && FileKind.isFolder(inside));
    }

    /** Reports the tables of a folder that are not read, if there are any. */
    public static void reportIgnored(List<String> tables, LossSink losses) {
        if (!tables.isEmpty()) {
            losses.loss(Loss.ofDataset("csv.file-ignored", "tables that are not read: " + String.join(", ", tables)));
        }
    }

    private static List<String> names(Path folder, DirectoryStream.Filter<Path> wanted) throws IOException {
        return FolderList.of(folder, wanted).stream()
                .map(TableFolder::name)
                .sorted()
                .toList();
    }

    private static boolean isTable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".csv") || lower.endsWith(".tsv");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

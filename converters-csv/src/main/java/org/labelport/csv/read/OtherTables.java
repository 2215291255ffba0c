package org.labelport.csv.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.labelport.csv.table.TableNames;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.target.FileKind;
import org.labelport.target.FolderList;
import org.labelport.target.SourceReport;

/**
 * Tells of tables beside the three that are read, and of such tables in folders below: somebody may have put several
 * exports together.
 */
final class OtherTables {

    private static final Set<String> READ = Set.of(TableNames.ITEMS, TableNames.ANNOTATIONS, TableNames.CLASSES);
    private static final int MOST_NAMED = 10;

    private OtherTables() {}

    static void tell(Path folder, SourceReport report) throws ExportException, IOException {
        List<String> others = new ArrayList<>();
        for (Path entry : FolderList.of(folder)) {
            String name = String.valueOf(entry.getFileName());
            if (name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
                if (!READ.contains(name) && FileKind.mayBeFile(entry)) {
                    others.add(name);
                }
            } else if (isFolder(entry)) {
                for (String table : List.of(TableNames.ANNOTATIONS, TableNames.ITEMS)) {
                    if (FileKind.mayBeFile(entry.resolve(table))) {
                        others.add(name + "/" + table);
                    }
                }
            }
        }
        if (!others.isEmpty()) {
            String more = others.size() > MOST_NAMED ? " and " + (others.size() - MOST_NAMED) + " more" : "";
            report.loss(Loss.ofDataset(
                    "csv.file-ignored",
                    "tables that are not read: "
                            + String.join(", ", others.subList(0, Math.min(MOST_NAMED, others.size()))) + more));
        }
    }

    /** Whether a folder lies there. What cannot be looked at has no tables that could be read. */
    private static boolean isFolder(Path path) {
        try {
            return FileKind.of(path) == FileKind.FOLDER;
        } catch (IOException e) {
            return false;
        }
    }
}

package org.labelport.engine.write;

import java.util.Locale;
import java.util.Set;
import org.labelport.output.SafePath;

/**
 * Paths as a format gives them. One that no file of it may have is a fault of the format, wherever the run writes to, and no
 * trouble with files: its item fails, or the run, and running it again does not help.
 */
final class FormatPath {

    private static final Set<String> REPORTS = Set.of(RunReport.NAME, ReportFiles.LOSSES, ReportFiles.ERRORS);

    private FormatPath() {}

    /**
     * The path.
     *
     * @throws IllegalArgumentException when it is not safe, or that of a report of the run, in any case as on Windows and macOS
     */
    static String checked(String path) {
        if (!SafePath.isSafe(path)) {
            throw new IllegalArgumentException("'" + path + "' is not a safe path for a file of an export");
        }
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        if (REPORTS.contains(first.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("'" + path
                    + "' is where the run puts its report; a file of the format needs" + " another name, or a folder");
        }
        return path;
    }
}

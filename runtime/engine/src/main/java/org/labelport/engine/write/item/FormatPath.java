package org.labelport.engine.write.item;

import java.util.Locale;
import java.util.Set;
import org.labelport.engine.report.WrittenReport;
import org.labelport.output.SafePath;

/**
 * Checks paths that a format gives. A path that is not allowed is a fault of the format and not a failure of files: the
 * item or the run fails, and running it again does not help.
 */
public final class FormatPath {

    private static final Set<String> REPORTS = Set.of(WrittenReport.NAME, WrittenReport.LOSSES, WrittenReport.ERRORS);

    private FormatPath() {}

    /**
     * Returns the path.
     *
     * @throws IllegalArgumentException when it is not safe, or that of a report of the run, in any case as on Windows and macOS
     */
    public static String checked(String path) {
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

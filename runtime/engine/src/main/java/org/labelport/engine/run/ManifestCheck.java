package org.labelport.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.labelport.engine.report.WrittenReport;
import org.labelport.engine.report.WrittenReport.WrittenFile;
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.ProblemSink;

/**
 * Compares an export with the list of files in its report: after a copy that broke off, files are missing or shorter
 * than they were, which readers of many formats cannot see.
 */
final class ManifestCheck {

    private static final String MISSING = "export.file-missing";
    private static final String CHANGED = "export.file-changed";

    private final Path export;
    private final ProblemSink problems;

    private ManifestCheck(Path export, ProblemSink problems) {
        this.export = export;
        this.problems = problems;
    }

    /** Compares a folder with its report, if it has one. */
    static void of(Path folder, ProblemSink problems) throws ExportException, IOException {
        ManifestCheck check = new ManifestCheck(folder, problems);
        try {
            WrittenReport.visitFiles(folder, check::look);
        } catch (JsonProcessingException e) {
            problems.problem(Problem.of(
                    Effect.REMARK,
                    CHANGED,
                    WrittenReport.NAME,
                    "it is not the report of an export, or was cut off, so nothing tells whether all files are there"));
        }
    }

    private void look(WrittenFile written) throws ExportException, IOException {
        if (!SafePath.isSafe(written.path())) {
            return; // not a report of ours
        }
        try {
            long size = Files.size(export.resolve(written.path()));
            if (size != written.size()) {
                problems.problem(Problem.of(
                        Effect.REMARK,
                        CHANGED,
                        written.path(),
                        "it has " + size + " bytes, but " + written.size() + " when it was exported. Unless somebody"
                                + " changed it, copy it again"));
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            problems.problem(Problem.of(
                    Effect.DAMAGED,
                    MISSING,
                    written.path(),
                    "it was exported, but is not here. Copy the export again; if the file was removed on purpose,"
                            + " remove " + WrittenReport.NAME + ", too"));
        }
    }
}

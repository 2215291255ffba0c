package org.labelport.voc.verify;

import java.nio.file.Path;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.verify.Findings;
import org.labelport.verify.VerifyRequest;
import org.labelport.voc.file.VocFolder;
import org.labelport.xml.UnreadFile;

/** Tells the problems of a data set, with paths as the verified folder has them. */
final class VocProblems {

    private final Findings findings;
    private final VerifyRequest request;
    private final VocFolder folder;

    /** @param format id of the format; codes begin with it */
    VocProblems(String format, VerifyRequest request, VocFolder folder) {
        this.findings = request.findings(format);
        this.request = request;
        this.folder = folder;
    }

    /** Reports what is found. */
    Findings findings() {
        return findings;
    }

    /** What may be read. */
    Limits limits() {
        return request.limits();
    }

    /** A file of the data set, relative to the verified folder. */
    String path(Path file) {
        return request.name(file);
    }

    /** A file of the data set by its place in the data set's root. */
    String path(String relative) {
        return path(folder.root().resolve(relative));
    }

    /** A file that no reader takes. */
    void syntax(String file, ItemException failure) throws ExportException {
        String kind = failure.code().substring(failure.code().indexOf('.') + 1);
        UnreadFile.of(failure).report(kind, findings.in(file));
    }
}

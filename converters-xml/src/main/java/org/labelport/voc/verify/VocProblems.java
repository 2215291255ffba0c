package org.labelport.voc.verify;

import java.nio.file.Path;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.ItemFile;
import org.labelport.target.ItemIds;
import org.labelport.verify.Findings;
import org.labelport.verify.VerifyRequest;
import org.labelport.voc.file.VocFolder;
import org.labelport.xml.UnreadFile;

/** Reports the problems of a data set, with paths that start at the verified folder. */
final class VocProblems {

    private final Findings findings;
    private final VerifyRequest request;
    private final VocFolder folder;
    private final ItemIds ids = new ItemIds();

    /**
     * Makes the report of a data set.
     *
     * @param format id of the format, with which codes begin
     */
    VocProblems(String format, VerifyRequest request, VocFolder folder) {
        this.findings = request.findings(format);
        this.request = request;
        this.folder = folder;
    }

    /** Returns the sink for problems. */
    Findings findings() {
        return findings;
    }

    /** Returns the reports about a file. */
    Findings.InFile in(Path file) {
        return findings.in(path(file));
    }

    /** Returns the limits on what is read. */
    Limits limits() {
        return request.limits();
    }

    /** Returns the path of a file, starting at the verified folder. */
    String path(Path file) {
        return request.name(file);
    }

    /**
     * Returns the path of a file, starting at the verified folder.
     *
     * @param relative path that starts at the data set's root
     */
    String path(String relative) {
        return path(folder.root().resolve(relative));
    }

    /** Reports a file whose name differs from that of an earlier one only in the spelling of its extension. */
    void repeated(String file, Findings.InFile findings) throws ExportException {
        findings.repeated(ItemFile.of(file, VocFolder.id(file), ids));
    }

    /** Reports a file that no reader can read. */
    void syntax(String file, ItemException failure) throws ExportException {
        String kind = failure.code().substring(failure.code().indexOf('.') + 1);
        UnreadFile.of(failure).report(kind, findings.in(file));
    }
}

package org.labelport.labelstudio.verify;

import org.labelport.report.ExportException;
import org.labelport.verify.Findings;

/**
 * Reports what is wrong with the results of one annotation or prediction.
 *
 * @param line of the task
 */
record ResultProblems(Findings.InFile findings, long line) {

    /** Label Studio's import refuses the result, or shows nothing of it. */
    void rejected(String kind, String id, String message) throws ExportException {
        findings.rejected(kind, line, "the result '" + id + "': " + message);
    }

    /** Label Studio shows something else than what is meant. */
    void damaged(String kind, String message) throws ExportException {
        findings.damaged(kind, line, message);
    }
}

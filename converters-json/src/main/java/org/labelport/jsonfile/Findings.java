package org.labelport.jsonfile;

import org.labelport.report.ExportException;
import org.labelport.verify.Problem;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.ProblemSink;

/**
 * Takes what a verifier finds in one file.
 *
 * @param format starts all codes
 * @param file relative to the verified folder
 */
public record Findings(ProblemSink sink, String format, String file) {

    /** The consumer stops, or leaves something out. */
    public void rejected(String kind, long line, String message) throws ExportException {
        sink.problem(Problem.at(Effect.REJECTED, format + "." + kind, file, line, message));
    }

    /** The consumer reads something else than what is meant. */
    public void damaged(String kind, long line, String message) throws ExportException {
        sink.problem(Problem.at(Effect.DAMAGED, format + "." + kind, file, line, message));
    }

    /** Worth knowing. */
    public void remark(String kind, long line, String message) throws ExportException {
        sink.problem(Problem.at(Effect.REMARK, format + "." + kind, file, line, message));
    }
}

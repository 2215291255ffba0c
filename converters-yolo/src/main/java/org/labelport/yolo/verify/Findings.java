package org.labelport.yolo.verify;

import java.util.HashSet;
import java.util.Set;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.ProblemSink;

/** Gives problems the codes of a format. Used by one thread. */
public final class Findings {

    private final String prefix;
    private final ProblemSink sink;
    private final Set<String> said = new HashSet<>();

    /** @param format starts every code */
    public Findings(String format, ProblemSink sink) {
        this.prefix = format + ".";
        this.sink = sink;
    }

    /** Readers stop, or leave out a picture. */
    public void rejected(String code, String file, long line, String message) throws ExportException {
        sink.problem(Problem.at(Effect.REJECTED, prefix + code, file, line, message));
    }

    /** Readers take it for something else. */
    public void damaged(String code, String file, long line, String message) throws ExportException {
        sink.problem(Problem.at(Effect.DAMAGED, prefix + code, file, line, message));
    }

    /** Nothing bad by itself. */
    public void remark(String code, String file, long line, String message) throws ExportException {
        sink.problem(Problem.at(Effect.REMARK, prefix + code, file, line, message));
    }

    /** A remark that is true of the data set as a whole: said the first time. */
    public void remarkOnce(String code, String file, String message) throws ExportException {
        if (said.add(code)) {
            remark(code, file, 0, message);
        }
    }
}

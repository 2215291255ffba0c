package org.labelport.cvat.verify;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.cvat.file.CvatFlavour;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.verify.Problem;
import org.labelport.verify.Problem.Effect;
import org.labelport.verify.ProblemSink;

/** Tells the problems of one file, with codes of the format. */
record CvatProblems(CvatFlavour flavour, String file, ProblemSink sink, Limits limits) {

    /** How the reader begins what it says of a file. */
    private static final Pattern PLACE = Pattern.compile("^.*?, line ([0-9]+): ", Pattern.DOTALL);

    void rejected(String kind, long line, String message) throws ExportException {
        problem(Effect.REJECTED, kind, line, message);
    }

    void damaged(String kind, long line, String message) throws ExportException {
        problem(Effect.DAMAGED, kind, line, message);
    }

    void remark(String kind, long line, String message) throws ExportException {
        problem(Effect.REMARK, kind, line, message);
    }

    /** A file that no reader takes, or not beyond this place. */
    void syntax(ItemException failure) throws ExportException {
        String message = String.valueOf(failure.getMessage());
        Matcher place = PLACE.matcher(message);
        boolean placed = place.find();
        rejected(
                "syntax",
                placed ? Long.parseLong(place.group(1)) : 0,
                (placed ? message.substring(place.end()) : message) + "; every reader stops here");
    }

    private void problem(Effect effect, String kind, long line, String message) throws ExportException {
        sink.problem(Problem.at(effect, flavour.id() + "." + kind, file, line, message));
    }
}

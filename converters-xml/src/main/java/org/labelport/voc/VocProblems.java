package org.labelport.voc;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.verify.Problem;
import org.labelport.verify.VerifyRequest;

/** Tells the problems of a data set, with paths as the verified folder has them. */
final class VocProblems {

    /** How the readers of this module begin what they say of a file. */
    private static final Pattern PLACE = Pattern.compile("^(.*?), line ([0-9]+): ", Pattern.DOTALL);

    private final String format;
    private final VerifyRequest request;
    private final VocFolder folder;

    /** @param format id of the format; codes begin with it */
    VocProblems(String format, VerifyRequest request, VocFolder folder) {
        this.format = format;
        this.request = request;
        this.folder = folder;
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

    void of(Problem.Effect effect, String kind, String file, String message) throws ExportException {
        at(effect, kind, file, 0, message);
    }

    void at(Problem.Effect effect, String kind, String file, long line, String message) throws ExportException {
        request.problems().problem(Problem.at(effect, format + "." + kind, file, line, message));
    }

    /** A file that no reader takes. */
    void syntax(String file, ItemException failure) throws ExportException {
        String message = String.valueOf(failure.getMessage());
        Matcher place = PLACE.matcher(message);
        boolean placed = place.find();
        at(
                Problem.Effect.REJECTED,
                failure.code().substring(failure.code().indexOf('.') + 1),
                file,
                placed ? Long.parseLong(place.group(2)) : 0,
                (placed ? message.substring(place.end()) : message) + "; every reader stops here");
    }
}

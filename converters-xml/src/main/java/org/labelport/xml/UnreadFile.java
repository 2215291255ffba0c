package org.labelport.xml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.verify.Findings;

/**
 * What a verifier reports of a file that no reader can read to its end.
 *
 * @param line where readers stop, counted from 1; 0 when the file as a whole is meant
 * @param message what is wrong there
 */
public record UnreadFile(long line, String message) {

    /** How messages of this module's readers begin. */
    private static final Pattern PLACE = Pattern.compile("^.*?, line ([0-9]+): ", Pattern.DOTALL);

    /** Makes the report from the error at which this module's own reader stopped. */
    public static UnreadFile of(ItemException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher place = PLACE.matcher(message);
        boolean placed = place.find();
        return new UnreadFile(
                placed ? Long.parseLong(place.group(1)) : 0,
                "every reader stops here: " + (placed ? message.substring(place.end()) : message));
    }

    /**
     * Reports the file as rejected.
     *
     * @param kind of the problem, without the format
     */
    public void report(String kind, Findings.InFile findings) throws ExportException {
        findings.rejected(kind, line, message);
    }
}

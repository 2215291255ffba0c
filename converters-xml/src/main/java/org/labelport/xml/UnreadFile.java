package org.labelport.xml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.verify.Findings;

/**
 * What a verifier reports of a file that no reader takes, or not beyond a place.
 *
 * @param line of that place; 0 when the file as a whole is meant
 */
public record UnreadFile(long line, String message) {

    /** How the readers of this module begin what they say of a file. */
    private static final Pattern PLACE = Pattern.compile("^.*?, line ([0-9]+): ", Pattern.DOTALL);

    /** What made our own reader stop. */
    public static UnreadFile of(ItemException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher place = PLACE.matcher(message);
        boolean placed = place.find();
        return new UnreadFile(
                placed ? Long.parseLong(place.group(1)) : 0,
                (placed ? message.substring(place.end()) : message) + "; every reader stops here");
    }

    /** Reports it. */
    public void report(String kind, Findings.InFile findings) throws ExportException {
        findings.rejected(kind, line, message);
    }
}

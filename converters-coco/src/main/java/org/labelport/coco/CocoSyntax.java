package org.labelport.coco;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.labelport.report.ExportException;

/** Says in one line what is wrong with a file as a whole, and where. */
final class CocoSyntax {

    private static final String CODE = "coco.syntax";
    private static final Pattern SOURCE = Pattern.compile("\\[Source: .*?; line: (\\d+), column: (\\d+)]");
    private static final Pattern LIMIT_NAME = Pattern.compile(", from `[^`]*`");
    private static final Pattern BREAKS = Pattern.compile("\\s*\\R\\s*");

    private CocoSyntax() {}

    /** What the parser found wrong. */
    static ExportException error(Path file, JsonProcessingException e) {
        String place = file + place(e.getLocation());
        if (e instanceof JsonEOFException) {
            return new ExportException(
                    CODE, place + " ends in the middle of the JSON: the file was cut off. Copy or export it again.", e);
        }
        return new ExportException(
                CODE,
                place + " is not valid JSON: " + oneLine(e.getOriginalMessage())
                        + ". Correct the file there, or export it again.",
                e);
    }

    /** Something is too long or nested too deeply; the parser's exception does not say where. */
    static ExportException beyondLimits(Path file, JsonParser parser, StreamConstraintsException e) {
        String what = LIMIT_NAME.matcher(oneLine(e.getOriginalMessage())).replaceAll("");
        return new ExportException(
                CODE,
                file + place(parser.currentLocation()) + " is beyond what is read safely: " + what
                        + ". Shorten or remove what stands there.",
                e);
    }

    /** Valid JSON that is not COCO. */
    static ExportException error(Path file, JsonParser parser, String what) {
        return new ExportException(CODE, file + place(parser.currentTokenLocation()) + ": " + what);
    }

    /** Where the parser stands, for messages about one entry. */
    static String place(JsonParser parser) {
        JsonLocation at = parser.currentTokenLocation();
        return "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static String place(JsonLocation at) {
        return at == null || at.getLineNr() < 1 ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static String oneLine(String message) {
        return BREAKS.matcher(SOURCE.matcher(message).replaceAll("line $1, column $2"))
                .replaceAll(" ");
    }
}

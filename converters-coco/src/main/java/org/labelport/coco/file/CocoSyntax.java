package org.labelport.coco.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.CharConversionException;
import java.nio.file.Path;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

/** Makes the errors for files that cannot be read as a whole: one line that says what is wrong, and where. */
public final class CocoSyntax {

    /** The code of these errors. */
    public static final String CODE = "coco.syntax";

    private CocoSyntax() {}

    /**
     * Returns the error for JSON that the parser cannot read.
     *
     * @param parser the parser that failed, which must not be closed yet
     * @param size the file's size in bytes
     */
    public static ExportException error(Path file, JsonParser parser, long size, JsonProcessingException e) {
        JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        String place = file + place(at);
        boolean amidst = !parser.getParsingContext().inRoot();
        boolean atEnd = parser.currentLocation().getByteOffset() >= size;
        if (e instanceof JsonEOFException || amidst && atEnd) {
            return new ExportException(
                    CODE, place + " ends in the middle of the JSON: the file was cut off. Copy or export it again.", e);
        }
        if (e instanceof StreamConstraintsException) {
            return new ExportException(
                    CODE,
                    place + " is beyond what is read safely: " + Limits.explained(e.getOriginalMessage()) + ".",
                    e);
        }
        return new ExportException(
                CODE,
                place + " is not valid JSON: " + Limits.explained(e.getOriginalMessage())
                        + ". Correct the file there, or export it again.",
                e);
    }

    /** Returns the error for valid JSON that is not COCO. */
    public static ExportException error(Path file, JsonParser parser, String what) {
        return new ExportException(CODE, file + place(parser.currentTokenLocation()) + ": " + what);
    }

    /** Returns the error for bytes that are not UTF-8 text. */
    public static ExportException notUtf8(Path file, CharConversionException e) {
        return new ExportException(
                CODE, file + " is not valid UTF-8 text: " + e.getMessage() + ". Export it again.", e);
    }

    /** Returns the parser's position, for messages about one entry. */
    public static String place(JsonParser parser) {
        JsonLocation at = parser.currentTokenLocation();
        return "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static String place(JsonLocation at) {
        return at == null || at.getLineNr() < 1 ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}

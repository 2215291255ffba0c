package org.labelport.coco.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An id of a file: {@code 7}, {@code 7.0} and {@code "7"} are the same id.
 *
 * @param number the id when it is a whole number; 0 when there is a text
 * @param text the id when it is not a whole number; else null
 */
public record CocoId(long number, @Nullable String text) {

    /** The attribute that holds the id of the track that an object belongs to, as in CVAT and Datumaro. */
    public static final String TRACK = "track_id";

    /** The attribute that holds a box's rotation about its centre in degrees, clockwise, as in CVAT and Datumaro. */
    public static final String ROTATION = "rotation";

    private static final double EXACT_LIMIT = 1L << 53;
    private static final int MAX_DIGITS = 18;

    public static CocoId of(long number) {
        return new CocoId(number, null);
    }

    public static CocoId of(String text) {
        return isCanonicalNumber(text) ? of(Long.parseLong(text)) : new CocoId(0, text);
    }

    /** Reads the id at the parser's position. When the value is not an id, it is skipped and null is returned. */
    public static @Nullable CocoId read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return parser.getNumberType() == NumberType.BIG_INTEGER
                    ? new CocoId(0, parser.getText())
                    : of(parser.getLongValue());
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            double number = parser.getDoubleValue();
            return number == Math.rint(number) && Math.abs(number) < EXACT_LIMIT
                    ? of((long) number)
                    : new CocoId(0, parser.getText());
        }
        if (token == JsonToken.VALUE_STRING && !parser.getText().isEmpty()) {
            return of(parser.getText());
        }
        parser.skipChildren();
        return null;
    }

    /** Whether a text is the usual spelling of a whole number that fits into a long. */
    public static boolean isCanonicalNumber(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - start;
        if (digits < 1 || digits > MAX_DIGITS || (text.charAt(start) == '0' && text.length() > 1)) {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text == null ? Long.toString(number) : text;
    }
}

package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.labelport.coco.file.Snippet;

/**
 * A value that should be a number or a text.
 *
 * @param kind the kind of the value
 * @param number the number when it is one, else 0
 * @param text its spelling when it is a number or a boolean, or the text, shortened; else empty
 */
record Scalar(Kind kind, double number, String text) {

    static final Scalar MISSING = new Scalar(Kind.MISSING, 0, "");
    private static final int MAX_SHOWN = 40;

    /** The kind of a value. */
    enum Kind {
        /** Missing, or null. */
        MISSING,
        /** A JSON number without a fraction or an exponent. */
        INTEGER,
        /** Another number, or NaN or infinity. */
        DECIMAL,
        /** A text. */
        TEXT,
        /** True or false. */
        BOOLEAN,
        /** A list or an object. */
        OTHER
    }

    static Scalar read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case VALUE_NULL -> MISSING;
            case VALUE_NUMBER_INT -> new Scalar(Kind.INTEGER, parser.getDoubleValue(), parser.getText());
            case VALUE_NUMBER_FLOAT -> new Scalar(Kind.DECIMAL, parser.getDoubleValue(), parser.getText());
            case VALUE_STRING -> new Scalar(Kind.TEXT, 0, Snippet.of(parser.getText(), MAX_SHOWN));
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(Kind.BOOLEAN, 0, parser.getText());
            default -> {
                parser.skipChildren();
                yield new Scalar(Kind.OTHER, 0, "");
            }
        };
    }

    boolean isMissing() {
        return kind == Kind.MISSING;
    }

    boolean isNumber() {
        return kind == Kind.INTEGER || kind == Kind.DECIMAL;
    }

    /** Whether the value is the whole number 0 or 1. */
    boolean isZeroOrOne() {
        return kind == Kind.INTEGER && (number == 0 || number == 1);
    }
}

package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * A value that is expected to be a number or text.
 *
 * @param kind what it is
 * @param number its value when it is a number
 * @param text its spelling when it is a number or text, shortened
 */
record Scalar(Kind kind, double number, String text) {

    static final Scalar MISSING = new Scalar(Kind.MISSING, 0, "");
    private static final int MAX_SHOWN = 40;

    /** What a value is. */
    enum Kind {
        /** Not there, or null. */
        MISSING,
        /** A whole number as JSON spells it. */
        INTEGER,
        /** Another number; may be NaN. */
        DECIMAL,
        /** A text. */
        TEXT,
        /** True, false, a list, an object. */
        OTHER
    }

    static Scalar read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case VALUE_NULL -> MISSING;
            case VALUE_NUMBER_INT -> new Scalar(Kind.INTEGER, parser.getDoubleValue(), parser.getText());
            case VALUE_NUMBER_FLOAT -> new Scalar(Kind.DECIMAL, parser.getDoubleValue(), parser.getText());
            case VALUE_STRING -> {
                String text = parser.getText();
                yield new Scalar(Kind.TEXT, 0, text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text);
            }
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

    /** Whether it is one of two whole numbers. */
    boolean isZeroOrOne() {
        return kind == Kind.INTEGER && (number == 0 || number == 1);
    }
}

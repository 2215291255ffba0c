package org.labelport.coco.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/** A list of numbers. The same object is reused for every entry. */
final class Numbers {

    private double[] values = new double[64];
    private int size;
    private State state = State.MISSING;

    /** What was found where a list is expected. */
    enum State {
        /** The key is missing, or its value is null. */
        MISSING,
        /** A list of finite numbers. */
        NUMBERS,
        /** A list of numbers, with NaN or infinity among them. */
        NOT_FINITE,
        /** Not a list, or a list with something other than numbers. */
        OTHER
    }

    void clear() {
        size = 0;
        state = State.MISSING;
    }

    State state() {
        return state;
    }

    int size() {
        return size;
    }

    double at(int index) {
        return values[index];
    }

    /** Returns the numbers in an array of their own. */
    double[] copy() {
        return Arrays.copyOf(values, size);
    }

    /** Reads the value at the parser's position. */
    void read(JsonParser parser) throws IOException {
        clear();
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            state = State.OTHER;
            return;
        }
        parser.nextToken();
        rest(parser);
    }

    /** Does the same as {@link #read}, when the parser is already at the first element. */
    void rest(JsonParser parser) throws IOException {
        size = 0;
        state = State.NUMBERS;
        for (JsonToken token = parser.currentToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (!token.isNumeric()) {
                state = State.OTHER;
                parser.skipChildren();
                continue;
            }
            double number = parser.getDoubleValue();
            if (!Double.isFinite(number) && state == State.NUMBERS) {
                state = State.NOT_FINITE;
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
            }
            values[size++] = number;
        }
    }
}

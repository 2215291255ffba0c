package org.labelport.coco.list;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.labelport.coco.file.CocoSyntax;
import org.labelport.coco.file.Snippet;

/** Reads lists of numbers without creating an object for each. */
public final class NumberReader {

    /** The result of {@link #list} for a value that is not a list of numbers. */
    static final int NOT_NUMBERS = -1;

    /**
     * The largest coordinate that is read, in pixels. No picture is that large, and with much larger numbers areas
     * would overflow.
     */
    static final double MAX_COORDINATE = 1e12;

    private static final int MAX_SHOWN = 30;

    private final JsonParser parser;
    private double[] list = new double[64];
    private String badNumber = "";

    public NumberReader(JsonParser parser) {
        this.parser = parser;
    }

    public void clear() {
        badNumber = "";
    }

    /**
     * Returns the first number since {@link #clear} that is NaN, infinite or above {@link #MAX_COORDINATE}, and where
     * it is; empty when there was none.
     */
    public String badNumber() {
        return badNumber;
    }

    /** Returns an array that begins with the numbers that were read last. It is valid until more are read. */
    public double[] numbers() {
        return list;
    }

    /**
     * Reads the list of numbers at the parser's position.
     *
     * @return how many numbers there are, or {@link #NOT_NUMBERS} when the value is something else, which is skipped
     */
    public int list() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return NOT_NUMBERS;
        }
        parser.nextToken();
        return rest();
    }

    /** Does the same as {@link #list}, when the parser is already at the first element. */
    public int rest() throws IOException {
        int count = 0;
        boolean onlyNumbers = true;
        for (JsonToken token = parser.currentToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
                double number = parser.getDoubleValue();
                if (!(Math.abs(number) <= MAX_COORDINATE)) { // written so that it is true for NaN
                    remember();
                }
                if (count == list.length) {
                    list = Arrays.copyOf(list, Math.multiplyExact(count, 2));
                }
                list[count++] = number;
            } else {
                onlyNumbers = false;
                parser.skipChildren();
            }
        }
        return onlyNumbers ? count : NOT_NUMBERS;
    }

    private void remember() throws IOException {
        if (badNumber.isEmpty()) {
            badNumber = Snippet.of(parser.getText(), MAX_SHOWN) + " at " + CocoSyntax.place(parser);
        }
    }
}

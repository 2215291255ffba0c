package org.labelport.coco.list;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.labelport.coco.file.CocoSyntax;

/** Reads lists of numbers without making objects of them. */
public final class NumberReader {

    /** What {@link #list} returns for something that is not a list of numbers. */
    static final int NOT_NUMBERS = -1;

    /** In pixels. No picture is that large, and far beyond it areas and borders would overflow. */
    static final double FARTHEST = 1e12;

    private static final int MAX_SHOWN = 30;

    private final JsonParser parser;
    private double[] list = new double[64];
    private String noPlace = "";

    public NumberReader(JsonParser parser) {
        this.parser = parser;
    }

    public void clear() {
        noPlace = "";
    }

    /** The first number since {@link #clear} that is NaN, infinite or absurdly large, and where; empty without one. */
    public String noPlace() {
        return noPlace;
    }

    /** The numbers that were read last, and what was before them; valid until more are read. */
    public double[] numbers() {
        return list;
    }

    /**
     * Reads the list of numbers that the parser stands at.
     *
     * @return how many, or {@link #NOT_NUMBERS} when the value, which is skipped, is something else
     */
    public int list() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return NOT_NUMBERS;
        }
        parser.nextToken();
        return rest();
    }

    /** As {@link #list}, when the parser already stands at the first element. */
    public int rest() throws IOException {
        int count = 0;
        boolean onlyNumbers = true;
        for (JsonToken token = parser.currentToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
                double number = parser.getDoubleValue();
                if (!(Math.abs(number) <= FARTHEST)) { // so that NaN is caught too
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
        if (noPlace.isEmpty()) {
            String text = parser.getText();
            noPlace = (text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text) + " at "
                    + CocoSyntax.place(parser);
        }
    }
}

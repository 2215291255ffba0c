package org.labelport.coco.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/** A list of whole numbers from 0 to the largest int, read without creating an object for each. */
final class CountList {

    private int[] numbers = new int[64];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    int at(int index) {
        return numbers[index];
    }

    /** Replaces the content by the list at the parser's position. Returns false when the value is not such a list. */
    boolean read(JsonParser parser) throws IOException {
        length = 0;
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return false;
        }
        boolean clean = true;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            parser.skipChildren();
            double number = token.isNumeric() ? parser.getDoubleValue() : -1;
            if (number >= 0 && number <= Integer.MAX_VALUE && number == Math.rint(number)) {
                add((int) number);
            } else {
                clean = false;
            }
        }
        return clean;
    }

    private void add(int number) {
        if (length == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.multiplyExact(length, 2));
        }
        numbers[length++] = number;
    }
}

package org.labelport.labelstudio.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LineEndsTest {

    private static final String TEXT = "\r\na\r\n\r\nbc\r\rd\n\r\n".repeat(20);

    @Test
    void placesInTheShorterTextAreThoseOfTheSameCharacters() {
        LineEnds ends = LineEnds.of(TEXT);
        for (int place = 0; place <= TEXT.length(); place++) {
            boolean between = TEXT.startsWith("\r\n", place - 1);
            int before = TEXT.substring(0, place).replace("\r\n", "\n").length();
            assertEquals(between ? before - 1 : before, ends.inShorter(place), "place " + place);
        }
    }

    @Test
    void placesInTheTextAreThoseOfTheSameCharacters() {
        LineEnds ends = LineEnds.of(TEXT);
        int place = 0;
        for (int shorter = 0; place < TEXT.length(); shorter++) {
            assertEquals(place, ends.inText(shorter), "place " + shorter);
            place += TEXT.startsWith("\r\n", place) ? 2 : 1;
        }
    }
}

package org.labelport.labelstudio.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CodePointsTest {

    /** Characters of one and two units, more than are walked through at once, and halves of pairs. */
    private static final String TEXT = "a😀b\uD83D".repeat(100) + "\uDE00\uD83D";

    @Test
    void placesAreThoseThatAWalkFinds() {
        CodePoints points = CodePoints.of(TEXT);
        assertEquals(TEXT.codePointCount(0, TEXT.length()), points.count());
        for (int offset = 0; offset <= TEXT.length(); offset++) {
            assertEquals(TEXT.codePointCount(0, offset), points.before(offset), "before " + offset);
        }
        for (int point = 0; point <= points.count(); point++) {
            assertEquals(TEXT.offsetByCodePoints(0, point), points.offset(point), "offset of " + point);
        }
    }

    @Test
    void unitsAreCodePointsWhereNoneHasTwo() {
        CodePoints points = CodePoints.of("äöü");
        assertEquals(3, points.count());
        assertEquals(2, points.before(2));
        assertEquals(3, points.offset(3));
        assertEquals("öü", points.between(1, 3));
        assertEquals(0, CodePoints.of("").count());
    }
}

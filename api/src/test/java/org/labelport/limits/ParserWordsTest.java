package org.labelport.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ParserWordsTest {

    @Test
    void placesAreLinesAndColumns() {
        assertEquals(
                "Unexpected end-of-input: expected close marker for Array (start marker at line 3, column 12)",
                Limits.explained(
                        "Unexpected end-of-input: expected close marker for Array (start marker at [Source: REDACTED"
                                + " (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 3, column: 12])"));
    }

    @Test
    void adviceForProgrammersIsLeftOut() {
        assertEquals(
                "Non-standard token 'NaN'",
                Limits.explained(
                        "Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"));
        assertEquals(
                "Name length (50001) exceeds the maximum allowed (50000)",
                Limits.explained("Name length (50001) exceeds the maximum allowed (50000, from"
                        + " `StreamReadConstraints.getMaxNameLength()`)"));
    }

    @Test
    void messageIsOneLine() {
        assertEquals("Unexpected character at line 2", Limits.explained("Unexpected character\n  at line 2"));
    }
}

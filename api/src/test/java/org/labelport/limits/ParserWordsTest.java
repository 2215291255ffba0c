package org.labelport.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ParserWordsTest {

    @Test
    void textThatWasCutOffEndsInTheMiddle() {
        assertEquals(
                "it ends in the middle",
                Limits.explained(
                        "Unexpected end-of-input: expected close marker for Array (start marker at [Source: REDACTED"
                                + " (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 3, column: 12])"));
    }

    @Test
    void placesAreLinesAndColumns() {
        assertEquals(
                "Unexpected close marker ']': expected '}' (for Object starting at line 3, column 12)",
                Limits.explained("Unexpected close marker ']': expected '}' (for Object starting at [Source: REDACTED"
                        + " (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 3, column: 12])"));
    }

    @Test
    void adviceForProgrammersIsLeftOut() {
        assertEquals(
                "Non-standard token 'NaN'",
                Limits.explained(
                        "Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"));
        assertEquals(
                "the name of a key has more than 50000 characters. Correct the data",
                Limits.explained("Name length (50001) exceeds the maximum allowed (50000, from"
                        + " `StreamReadConstraints.getMaxNameLength()`)"));
    }

    @Test
    void characterThatDoesNotBelongThereIsShownWithoutItsCode() {
        assertEquals(
                "Unexpected character 'i': was expecting double-quote to start field name",
                Limits.explained(
                        "Unexpected character ('i' (code 105)): was expecting double-quote to start field name"));
        assertEquals(
                "Illegal character (control character 0): only regular white space (\\r, \\n, \\t) is allowed between tokens",
                Limits.explained("Illegal character ((CTRL-CHAR, code 0)): only regular white space (\\r, \\n, \\t) is"
                        + " allowed between tokens"));
        assertEquals(
                "Unrecognized token 'hello': expected a value",
                Limits.explained(
                        "Unrecognized token 'hello': was expecting (JSON String, Number (or 'NaN'/'+INF'/'-INF'),"
                                + " Array, Object or token 'null', 'true' or 'false')"));
    }

    @Test
    void pageOfTheWebIsCalledSo() {
        assertEquals(
                "Unexpected character '<', as of a web page (HTML) or XML: expected a value",
                Limits.explained("Unexpected character ('<' (code 60)): expected a valid value (JSON String, Number (or"
                        + " 'NaN'/'+INF'/'-INF'), Array, Object or token 'null', 'true' or 'false')"));
    }

    @Test
    void bytesOfAnotherEncodingAreCalledSo() {
        assertEquals(
                "its text is not UTF-8 (byte 0xba); save it as UTF-8",
                Limits.explained("Invalid UTF-8 start byte 0xba"));
        assertEquals(
                "its text is not UTF-8 (byte 0x22); save it as UTF-8",
                Limits.explained("Invalid UTF-8 middle byte 0x22"));
        assertEquals(
                "it is not UTF-8 text (byte 0x89, with which PNG pictures begin); give the right file, or save it as UTF-8",
                Limits.explained("Invalid UTF-8 start byte 0x89"));
    }

    @Test
    void messageIsOneLine() {
        assertEquals("Unexpected character at line 2", Limits.explained("Unexpected character\n  at line 2"));
        assertEquals("one two", Limits.explained("one \t\r\n\u2028\n two"));
    }

    @Test
    void blanksOfTheDataTakeNoLongerThanTheirNumber() {
        String message = "Duplicate field '" + " ".repeat(400_000) + "x'";
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertEquals(message, Limits.explained(message)));
    }
}

package org.labelport.synapse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {

    /** What Python prints for {@code str(value)}. Java 17 spells the last with digits that it does not need. */
    @ParameterizedTest
    @CsvSource({
        "1, 1.0",
        "0.1, 0.1",
        "-0.0, -0.0",
        "0.30000000000000004, 0.30000000000000004",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "0.0001, 0.0001",
        "-0.00001, -1e-05",
        "1.5e300, 1.5e+300",
        "6.3449e20, 6.3449e+20"
    })
    void numbersHaveTheFewestDigits(double number, String python) {
        assertEquals(python, PythonText.of(number));
    }

    @Test
    void whatIsNoDecimalIsSpelledAsInPython() {
        assertEquals("True", PythonText.of(true));
        assertEquals("7", PythonText.of(7));
        assertEquals("nan", PythonText.of(Double.NaN));
        assertEquals("-inf", PythonText.of(Double.NEGATIVE_INFINITY));
    }
}

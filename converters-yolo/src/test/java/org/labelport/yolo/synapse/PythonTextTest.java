package org.labelport.yolo.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The expected texts are those that Python 3.11 prints. */
class PythonTextTest {

    @Test
    void sixDecimalsOfTheDoubleItself() {
        Map<Double, String> texts = new LinkedHashMap<>();
        texts.put(0.125, "0.125000");
        texts.put(5e-07, "0.000000");
        texts.put(1.5e-06, "0.000002");
        texts.put(2.5e-06, "0.000003");
        texts.put(1.0000005, "1.000001");
        texts.put(0.1234565, "0.123456");
        texts.put(123456.7890125, "123456.789012");
        texts.put(0.9999995, "1.000000");
        texts.put(1 / 3.0, "0.333333");
        texts.put(5e-324, "0.000000");
        texts.put(1e21, "1000000000000000000000.000000");
        texts.put(1000000000000000.2, "1000000000000000.250000");
        texts.forEach((number, text) -> {
            assertEquals(text, PythonText.fixed(number));
            assertEquals("-" + text, PythonText.fixed(-number));
        });
    }

    @Test
    void exactHalvesGoToTheEvenDigit() {
        assertEquals("0.007812", PythonText.fixed(0.0078125));
        assertEquals("0.023438", PythonText.fixed(0.0234375));
        assertEquals("0.039062", PythonText.fixed(0.0390625));
        assertEquals("3.007812", PythonText.fixed(3.0078125));
    }

    @Test
    void zeroKeepsItsSign() {
        assertEquals("0.000000", PythonText.fixed(0.0));
        assertEquals("-0.000000", PythonText.fixed(-0.0));
        assertEquals("-0.000000", PythonText.fixed(-1e-9));
    }

    @Test
    void whatIsNoNumberHasAName() {
        assertEquals("nan", PythonText.fixed(Double.NaN));
        assertEquals("inf", PythonText.fixed(Double.POSITIVE_INFINITY));
        assertEquals("-inf", PythonText.fixed(Double.NEGATIVE_INFINITY));
    }

    @Test
    void quotesAreChosenSoThatFewAreEscaped() {
        assertEquals("'car'", PythonText.repr("car"));
        assertEquals("\"it's\"", PythonText.repr("it's"));
        assertEquals("'say \"hi\"'", PythonText.repr("say \"hi\""));
        assertEquals("'it\\'s \"x\"'", PythonText.repr("it's \"x\""));
        assertEquals("''", PythonText.repr(""));
    }

    @Test
    void whatCannotBeSeenIsEscaped() {
        assertEquals("'back\\\\slash'", PythonText.repr("back\\slash"));
        assertEquals("'tab\\tnl\\ncr\\r'", PythonText.repr("tab\tnl\ncr\r"));
        assertEquals("'nul\\x00 bell\\x07 esc\\x1b del\\x7f'", PythonText.repr("nul\0 bell\u0007 esc\u001b del\u007f"));
        assertEquals("'\\x80\\x9f\\xa0\\xad'", PythonText.repr("\u0080\u009f\u00a0\u00ad"));
        assertEquals("'\\u200b\\u2028\\u2029\\u3000\\u202e'", PythonText.repr("\u200b\u2028\u2029\u3000\u202e"));
        assertEquals("'\\ufeff\\ufffe\\uffff'", PythonText.repr("\ufeff\ufffe\uffff"));
        assertEquals("'\\ue000\\U000f0000\\U000e0001'", PythonText.repr("\ue000\uDB80\uDC00\uDB40\uDC01"));
        assertEquals("'\\ud800'", PythonText.repr("\ud800"));
    }

    @Test
    void everythingElseStays() {
        assertEquals("'é ü 日本 \u0300'", PythonText.repr("é ü 日本 \u0300"));
        assertEquals("'\uD83D\uDE00\uD83C\uDDE6'", PythonText.repr("\uD83D\uDE00\uD83C\uDDE6"));
    }
}

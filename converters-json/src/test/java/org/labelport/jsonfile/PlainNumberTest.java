package org.labelport.jsonfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PlainNumberTest {

    @Property
    void theTextAndTheNearestDoubleAreThoseOfTheFile(
            @ForAll @LongRange(min = -99_999_999_999_999_999L, max = 99_999_999_999_999_999L) long digits,
            @ForAll @IntRange(min = 0, max = 31) int decimals) {
        assertKept(new BigDecimal(BigInteger.valueOf(digits), decimals).toPlainString());
    }

    @Property
    void numbersWithoutExponentAreKept(@ForAll double number) {
        String text = Double.toString(number);
        if (text.contains("E")) {
            assertEquals(PlainNumber.NONE, of(text));
        } else {
            assertKept(text);
        }
    }

    private static void assertKept(String text) {
        long number = of(text);
        assertNotEquals(PlainNumber.NONE, number, text);
        assertEquals(text, PlainNumber.text(number));
        assertEquals(Double.parseDouble(text), PlainNumber.toDouble(number));
    }

    private static long of(String text) {
        return PlainNumber.of(("[" + text + "]").toCharArray(), 1, text.length());
    }
}

package org.labelport.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Value;

class SampleCardTest {

    /** Java 17 spells the last with digits that it does not need. */
    @ParameterizedTest
    @CsvSource({"7, 7", "-0.0, 0", "0.25, 0.25", "0.0001, 0.0001", "6.3449e20, 634490000000000000000.0"})
    void numbersArePlainDecimalsOnEveryVersionOfJava(double number, String shown) {
        assertEquals(shown, SampleCard.text(new Value.Number(number)));
    }
}

package org.labelport.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactDecimalTest {

    /** As they are the shortest texts, each comes back as it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-7",
                "0.1",
                "-12.25",
                "9999.99",
                "10000.5",
                "0.123456",
                "0.1234567",
                "-0.0000001",
                "0.30000000000000004",
                "1234567890.123",
                "999999999999999",
                "1000000000000000",
                "9007199254740991",
                "9007199254740992.0",
                "-123456789012345680000.0"
            })
    void numbersKeepTheirShortestText(String text) {
        assertEquals(text, ExactDecimal.text(Double.parseDouble(text)));
    }

    @Property
    void anyNumberComesBackWithoutAnExponent(@ForAll double value) {
        String text = ExactDecimal.text(value);

        assertEquals(value + 0.0, Double.parseDouble(text));
        assertEquals("", text.replaceAll("-?[0-9]+([.][0-9]+)?", ""));
    }
}

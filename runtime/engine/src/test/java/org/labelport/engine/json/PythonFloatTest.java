package org.labelport.engine.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonFloatTest {

    @ParameterizedTest
    @CsvSource({
        "0.29, 0.29",
        "-0.5, -0.5",
        "-12.05, -12.05",
        "0.005, 0.005",
        "100, 100.0",
        "9999999999999.99, 9999999999999.99",
        "1e13, 10000000000000.0",
        "123456789012345.6, 123456789012345.6",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "-4.9e-324, -5e-324",
    })
    void numbersAreSpelledAsPythonDoes(double number, String text) {
        assertEquals(text, PythonFloat.text(number));
    }

    @Test
    void hundredthsAreSpelledAsAnyOtherNumber() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            double bound = Math.pow(10, random.nextInt(17));
            double near = Math.rint(random.nextDouble() * bound * 100) / 100 * (random.nextBoolean() ? 1 : -1);
            for (double number :
                    new double[] {near, Math.nextUp(near), Math.nextDown(near), random.nextDouble() * bound}) {
                if (number != 0) {
                    assertEquals(PythonFloat.distant(number), PythonFloat.text(number));
                }
            }
        }
    }
}

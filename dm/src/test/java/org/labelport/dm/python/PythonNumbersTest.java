package org.labelport.dm.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The expected values are those that Python 3.11 prints. */
class PythonNumbersTest {

    private static final BigInteger BIG = new BigInteger("123456789012345678901234567890");

    @Test
    void wholeNumbersStayWholeAndExact() {
        assertEquals(70L, PythonNumbers.sum(10L, 60L));
        assertEquals(new BigInteger("9223372036854775808"), PythonNumbers.sum(Long.MAX_VALUE, 1L));
        assertEquals(new BigInteger("12000000000000000000"), PythonNumbers.product(3_000_000_000L, 4_000_000_000L));
        assertEquals(-40L, PythonNumbers.difference(20L, 60L));
        assertEquals(1L, PythonNumbers.difference(BIG.add(BigInteger.ONE), BIG));
    }

    @Test
    void oneFractionMakesTheResultAFraction() {
        assertEquals(10.5, PythonNumbers.sum(10L, 0.5));
        assertEquals(1250.0, PythonNumbers.product(50L, 25.0));
        assertEquals(0.30000000000000004, PythonNumbers.sum(0.1, 0.2));
        assertEquals(Double.POSITIVE_INFINITY, PythonNumbers.product(1e308, 10L));
    }

    @Test
    void ratiosOfLargeWholeNumbersAreRoundedOnce() {
        BigInteger large = new BigInteger("12345678901234567890");
        assertEquals(5.344449740794186e+16, PythonNumbers.ratio(large, 231));
        assertEquals(107230647441498.17, PythonNumbers.ratio(large, 115132));
        assertEquals(4503599627370496.0, PythonNumbers.ratio(9007199254740993L, 2));
        assertEquals(1286742750677284.8, PythonNumbers.ratio(9007199254740993L, 7));
        assertEquals(-3002399751580331.5, PythonNumbers.ratio(-9007199254740995L, 3));
        assertEquals(3.5, PythonNumbers.ratio(7L, 2));
        assertEquals(3.5, PythonNumbers.ratio(7.0, 2));
    }

    @Test
    void ofEqualNumbersTheFirstIsTheLeastAndTheGreatest() {
        assertEquals(1L, PythonNumbers.least(List.of(1L, 1.0)));
        assertEquals(1.0, PythonNumbers.least(List.of(1.0, 1L)));
        assertEquals(2L, PythonNumbers.greatest(List.of(1L, 2L, 2.0)));
    }

    @Test
    void wholeNumbersAndFractionsAreComparedExactly() {
        List<Number> neighbours = List.of(9007199254740993L, 9007199254740992.0);
        assertEquals(9007199254740992.0, PythonNumbers.least(neighbours));
        assertEquals(9007199254740993L, PythonNumbers.greatest(neighbours));
    }

    @Test
    void nanIsNeitherLessNorGreater() {
        assertEquals(Double.NaN, PythonNumbers.least(List.of(Double.NaN, 1L)));
        assertEquals(1L, PythonNumbers.least(List.of(1L, Double.NaN)));
    }

    @Test
    void roundingGoesToTheEvenNeighbour() {
        Stream<Number> numbers = Stream.of(
                100.5, 10.5, 150.5, 35.5, -0.5, -1.5, 0.49999999999999994, 2.5, 1e22, -2.51, BIG, 4503599627370497.5);
        assertEquals(
                "100 10 150 36 0 -2 0 2 10000000000000000000000 -3 123456789012345678901234567890 4503599627370498",
                String.join(
                        " ",
                        numbers.map(number -> PythonNumbers.rounded(number).toString())
                                .toList()));
    }
}

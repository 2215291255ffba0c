package org.labelport.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteTextTest {

    @Property
    void fixedIsTheNumberRoundedHalfAwayFromZero(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double number, @ForAll @IntRange(max = 15) int decimals) {
        String text = new ByteText().fixed(number, decimals).toString();

        assertEquals(rounded(number, decimals).toPlainString(), text);
    }

    @Property
    void fixedAgreesWithFormat(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double number, @ForAll @IntRange(max = 8) int decimals) {
        String formatted = String.format(Locale.ROOT, "%." + decimals + "f", number);
        boolean negativeZero = formatted.startsWith("-") && new BigDecimal(formatted).signum() == 0;

        assertEquals(
                negativeZero ? formatted.substring(1) : formatted,
                new ByteText().fixed(number, decimals).toString());
    }

    @Property
    void halvesAreRoundedAwayFromZero(
            @ForAll @IntRange(min = -10_000_000, max = 10_000_000) int thousandths,
            @ForAll @IntRange(max = 6) int decimals) {
        double number = thousandths / 1000.0;

        assertEquals(
                rounded(number, decimals).toPlainString(),
                new ByteText().fixed(number, decimals).toString());
    }

    @Property
    void everyFiniteNumberIsWrittenPlainly(@ForAll double number, @ForAll @IntRange(max = 15) int decimals) {
        String fixed = new ByteText().fixed(number, decimals).toString();
        String shortest = new ByteText().shortest(number, decimals).toString();

        assertTrue(fixed.matches(decimals == 0 ? "-?\\d+" : "-?\\d+\\.\\d{" + decimals + "}"), fixed);
        assertTrue(shortest.matches("-?\\d+(\\.\\d*[1-9])?"), shortest);
        assertEquals(0, new BigDecimal(fixed).compareTo(new BigDecimal(shortest)));
        assertEquals(0, new BigDecimal(fixed).compareTo(rounded(number, decimals)));
    }

    @Property
    void unitsAreTheNumberTheyCount(
            @ForAll @LongRange(max = 1_000_000_000) long units, @ForAll @IntRange(min = 1, max = 15) int decimals) {
        String text = new ByteText().units(units, decimals).toString();

        assertEquals(BigDecimal.valueOf(units, decimals).toPlainString(), text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 6, 0.500000, 0.5",
        "2.50, 4, 2.5000, 2.5",
        "100, 0, 100, 100",
        "100, 2, 100.00, 100",
        "-0.0, 3, 0.000, 0",
        "-0.0004, 3, 0.000, 0",
        "-0.0005, 3, -0.001, -0.001",
        "1.005, 2, 1.01, 1.01",
        "0.99999, 3, 1.000, 1",
        "12.3, 15, 12.300000000000000, 12.3",
        "4.9E-324, 15, 0.000000000000000, 0",
        "1e22, 1, 10000000000000000000000.0, 10000000000000000000000",
        "9007199254740993, 0, 9007199254740992, 9007199254740992"
    })
    void examples(double number, int decimals, String fixed, String shortest) {
        assertEquals(fixed, new ByteText().fixed(number, decimals).toString());
        assertEquals(shortest, new ByteText().shortest(number, decimals).toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void notFiniteIsRefused(double number) {
        assertThrows(IllegalArgumentException.class, () -> new ByteText().fixed(number, 2));
        assertThrows(IllegalArgumentException.class, () -> new ByteText().shortest(number, 2));
    }

    @Test
    void numberOfDecimalsIsLimited() {
        assertThrows(IllegalArgumentException.class, () -> new ByteText().fixed(1, -1));
        assertThrows(IllegalArgumentException.class, () -> new ByteText().fixed(1, 16));
    }

    @Property
    void integersAreThoseOfJava(@ForAll long number) {
        assertEquals(Long.toString(number), new ByteText().integer(number).toString());
    }

    @Test
    void theSmallestAndLargestIntegersAreWritten() {
        assertEquals(
                "-9223372036854775808 9223372036854775807 0",
                new ByteText()
                        .integer(Long.MIN_VALUE)
                        .ascii(' ')
                        .integer(Long.MAX_VALUE)
                        .ascii(' ')
                        .integer(0)
                        .toString());
    }

    @Property
    void textIsUtf8(@ForAll String first, @ForAll String second) {
        byte[] expected = (first + '|' + second).getBytes(StandardCharsets.UTF_8);
        byte[] separately = new ByteText(1)
                .text(first)
                .ascii('|')
                .text(new StringBuilder(second))
                .toByteArray();

        assertArrayEquals(expected, separately);
    }

    @Test
    void everyKindOfNumberMakesRoomForItself() {
        ByteText text = new ByteText(0);
        for (int i = 0; i < 100; i++) {
            text.fixed(-1234567.25, 6)
                    .shortest(-9999.75, 2)
                    .shortest(-0.123456, 6)
                    .units(1234567890123L, 8);
        }
        assertEquals("-1234567.250000-9999.75-0.12345612345.67890123".repeat(100), text.toString());
    }

    @Test
    void bufferGrowsAndIsUsedAgain() throws IOException {
        ByteText text = new ByteText(0);
        for (int i = 0; i < 10_000; i++) {
            text.integer(i).ascii('\n');
        }
        assertEquals(48_890, text.size());

        text.clear();
        assertTrue(text.isEmpty());
        text.text("é");
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        text.writeTo(copy);
        assertArrayEquals(new byte[] {(byte) 0xc3, (byte) 0xa9}, copy.toByteArray());
    }

    private static BigDecimal rounded(double number, int decimals) {
        return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 11, 12, 15})
    void coordinatesHaveNoZerosAtTheirEnd(int decimals) {
        ByteText text = new ByteText();
        for (int hundredths = 0; hundredths <= 1_000_200; hundredths += hundredths < 20_000 ? 1 : 37) {
            String plain =
                    BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
            text.clear();
            assertEquals(plain, text.shortest(hundredths / 100.0, decimals).toString());
            text.clear();
            assertEquals(
                    hundredths == 0 ? "0" : "-" + plain,
                    text.shortest(-hundredths / 100.0, decimals).toString());
        }
    }
}

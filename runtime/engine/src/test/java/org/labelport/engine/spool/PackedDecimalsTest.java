package org.labelport.engine.spool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedDecimalsTest {

    @Test
    void everyNumberComesBackBitByBit() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            assertSame(random.longs(random.nextInt(5))
                    .mapToDouble(Double::longBitsToDouble)
                    .toArray());
        }
    }

    @Test
    void decimalsComeBackBitByBit() {
        Random random = new Random(8);
        for (int i = 0; i < 100_000; i++) {
            double scale = Math.pow(10, random.nextInt(4));
            int most = 1 << (1 + random.nextInt(30));
            assertSame(random.ints(random.nextInt(5), -most / 16, most)
                    .mapToDouble(unit -> unit / scale)
                    .toArray());
        }
    }

    @Test
    void oddNumbersComeBackBitByBit() {
        assertSame(new double[] {-0.0, 1});
        assertSame(new double[] {Double.NaN});
        assertSame(new double[] {Double.NEGATIVE_INFINITY, Double.MAX_VALUE, Double.MIN_VALUE});
        assertSame(new double[] {});
    }

    @Test
    void pixelsWithTwoDecimalsTakeTwoBytes() {
        assertEquals(1 + 4 * 2, PackedDecimals.pack(new double[] {0, 655.35, 12.5, 0.07}).length);
        assertEquals(1 + 2 * 4, PackedDecimals.pack(new double[] {-0.01, 655.36}).length);
        assertEquals(1 + 2 * 8, PackedDecimals.pack(new double[] {0.001, 7}).length);
    }

    private static void assertSame(double[] numbers) {
        double[] back = PackedDecimals.unpack(PackedDecimals.pack(numbers));
        assertArrayEquals(bits(numbers), bits(back));
    }

    private static long[] bits(double[] numbers) {
        return Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}

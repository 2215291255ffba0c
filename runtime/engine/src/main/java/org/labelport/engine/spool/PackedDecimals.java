package org.labelport.engine.spool;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Stores doubles losslessly in few bytes. Coordinates in pixels mostly have two decimals: then the number is the double
 * nearest to a whole number of hundredths, which is stored as a short or an int. The first byte says which form it is.
 */
final class PackedDecimals {

    private static final double HUNDRED = 100;
    private static final int MAX_SHORT = 0xFFFF;

    private static final byte DOUBLES = 0;
    private static final byte HUNDREDTHS = 1;
    private static final byte SHORT_HUNDREDTHS = 2;

    private PackedDecimals() {}

    static byte[] pack(double[] numbers) {
        byte[] shorts = new byte[1 + Short.BYTES * numbers.length];
        shorts[0] = SHORT_HUNDREDTHS;
        int at = 1;
        for (double number : numbers) {
            int hundredths = hundredths(number);
            if ((hundredths & MAX_SHORT) != hundredths || !isExact(hundredths, number)) {
                return packLonger(numbers);
            }
            shorts[at++] = (byte) hundredths;
            shorts[at++] = (byte) (hundredths >> 8);
        }
        return shorts;
    }

    private static byte[] packLonger(double[] numbers) {
        boolean hundredths = true;
        for (int i = 0; i < numbers.length && hundredths; i++) {
            hundredths = isExact(hundredths(numbers[i]), numbers[i]);
        }
        int size = hundredths ? Integer.BYTES : Double.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(1 + size * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(hundredths ? HUNDREDTHS : DOUBLES);
        for (double number : numbers) {
            if (hundredths) {
                bytes.putInt(hundredths(number));
            } else {
                bytes.putDouble(number);
            }
        }
        return bytes.array();
    }

    static double[] unpack(byte[] packed) {
        return packed[0] == SHORT_HUNDREDTHS ? unpackShorts(packed) : unpackLonger(packed);
    }

    private static double[] unpackShorts(byte[] packed) {
        double[] numbers = new double[packed.length / Short.BYTES];
        int at = 1;
        for (int i = 0; i < numbers.length; i++) {
            int low = packed[at++] & 0xFF;
            int high = packed[at++] & 0xFF;
            numbers[i] = (high << 8 | low) / HUNDRED;
        }
        return numbers;
    }

    private static double[] unpackLonger(byte[] packed) {
        ByteBuffer bytes = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        boolean hundredths = bytes.get() == HUNDREDTHS;
        double[] numbers = new double[bytes.remaining() / (hundredths ? Integer.BYTES : Double.BYTES)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = hundredths ? bytes.getInt() / HUNDRED : bytes.getDouble();
        }
        return numbers;
    }

    private static boolean isExact(int hundredths, double number) {
        return Double.doubleToRawLongBits(hundredths / HUNDRED) == Double.doubleToRawLongBits(number);
    }

    private static int hundredths(double number) {
        return (int) Math.rint(number * HUNDRED);
    }
}

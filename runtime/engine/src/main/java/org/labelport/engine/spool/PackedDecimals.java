package org.labelport.engine.spool;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Doubles in as few bytes as give them back bit by bit. Pixels mostly have two decimals: then the number is the double that
 * is nearest to a whole number of hundredths, and a short or an int holds that. The first byte says which form it is.
 */
final class PackedDecimals {

    private static final double HUNDRED = 100;
    private static final int MAX_SHORT = 0xFFFF;

    private static final byte DOUBLES = 0;
    private static final byte HUNDREDTHS = 1;
    private static final byte SHORT_HUNDREDTHS = 2;

    private PackedDecimals() {}

    static byte[] pack(double[] numbers) {
        byte form = form(numbers);
        ByteBuffer bytes = ByteBuffer.allocate(1 + numbers.length * size(form)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(form);
        if (form == DOUBLES) {
            bytes.asDoubleBuffer().put(numbers);
            return bytes.array();
        }
        for (double number : numbers) {
            if (form == SHORT_HUNDREDTHS) {
                bytes.putShort((short) hundredths(number));
            } else {
                bytes.putInt(hundredths(number));
            }
        }
        return bytes.array();
    }

    static double[] unpack(byte[] packed) {
        ByteBuffer bytes = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        byte form = bytes.get();
        double[] numbers = new double[(packed.length - 1) / size(form)];
        if (form == DOUBLES) {
            bytes.asDoubleBuffer().get(numbers);
            return numbers;
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (form == SHORT_HUNDREDTHS ? Short.toUnsignedInt(bytes.getShort()) : bytes.getInt()) / HUNDRED;
        }
        return numbers;
    }

    private static byte form(double[] numbers) {
        boolean shorts = true;
        for (double number : numbers) {
            int hundredths = hundredths(number);
            if (Double.doubleToRawLongBits(hundredths / HUNDRED) != Double.doubleToRawLongBits(number)) {
                return DOUBLES;
            }
            shorts &= hundredths >= 0 && hundredths <= MAX_SHORT;
        }
        return shorts ? SHORT_HUNDREDTHS : HUNDREDTHS;
    }

    private static int size(byte form) {
        return switch (form) {
            case SHORT_HUNDREDTHS -> Short.BYTES;
            case HUNDREDTHS -> Integer.BYTES;
            default -> Double.BYTES;
        };
    }

    private static int hundredths(double number) {
        return (int) Math.rint(number * HUNDRED);
    }
}

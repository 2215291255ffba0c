package org.labelport.coco.record;

import java.nio.ByteBuffer;

/**
 * Stores lists of numbers without loss in few bytes. Numbers with at most two decimals, as in most files, are stored as
 * whole hundredths. Divided by 100 these give exactly the double that was parsed, because both are the double nearest
 * to the decimal number.
 */
public final class PackedNumbers {

    private static final double HUNDRED = 100;
    private static final int MAX_SHORT = 0xFFFF;

    private static final byte DOUBLES = 0;
    private static final byte HUNDREDTHS = 1;
    private static final byte SHORT_HUNDREDTHS = 2;

    private PackedNumbers() {}

    /** Returns the largest number of bytes that a list takes. */
    static int mostBytes(int count) {
        return Math.addExact(1 + Integer.BYTES, Math.multiplyExact(count, Double.BYTES));
    }

    /** Appends the first numbers of a list, which may be NaN. */
    static void write(double[] list, int count, ByteBuffer to) {
        boolean hundredths = true;
        boolean shorts = true;
        for (int i = 0; i < count && hundredths; i++) {
            int scaled = hundredths(list[i]);
            hundredths = Double.doubleToRawLongBits(scaled / HUNDRED) == Double.doubleToRawLongBits(list[i]);
            shorts &= scaled >= 0 && scaled <= MAX_SHORT;
        }
        start(count, hundredths, shorts, to);
        for (int i = 0; i < count; i++) {
            if (!hundredths) {
                to.putDouble(list[i]);
            } else if (shorts) {
                to.putShort((short) hundredths(list[i]));
            } else {
                to.putInt(hundredths(list[i]));
            }
        }
    }

    /** Appends numbers that are given in hundredths. */
    static void write(int[] hundredths, int count, ByteBuffer to) {
        boolean shorts = true;
        for (int i = 0; i < count; i++) {
            shorts &= hundredths[i] >= 0 && hundredths[i] <= MAX_SHORT;
        }
        start(count, true, shorts, to);
        for (int i = 0; i < count; i++) {
            if (shorts) {
                to.putShort((short) hundredths[i]);
            } else {
                to.putInt(hundredths[i]);
            }
        }
    }

    /** Reads a list. */
    public static double[] read(ByteBuffer from) {
        byte form = from.get();
        double[] list = new double[from.getInt()];
        if (form == SHORT_HUNDREDTHS) {
            readShorts(from, list);
            return list;
        }
        for (int i = 0; i < list.length; i++) {
            list[i] = form == HUNDREDTHS ? from.getInt() / HUNDRED : from.getDouble();
        }
        return list;
    }

    private static void readShorts(ByteBuffer from, double[] list) {
        byte[] bytes = from.array();
        int at = from.arrayOffset() + from.position();
        from.position(from.position() + Short.BYTES * list.length);
        for (int i = 0; i < list.length; i++) {
            int high = bytes[at++] & 0xFF;
            int low = bytes[at++] & 0xFF;
            list[i] = (high << 8 | low) / HUNDRED;
        }
    }

    private static void start(int count, boolean hundredths, boolean shorts, ByteBuffer to) {
        byte form = hundredths ? HUNDREDTHS : DOUBLES;
        to.put(hundredths && shorts ? SHORT_HUNDREDTHS : form).putInt(count);
    }

    private static int hundredths(double number) {
        return (int) Math.rint(number * HUNDRED);
    }
}

package org.labelport.geometry;

import java.util.Arrays;
import org.labelport.model.Shape;

/**
 * Encodes and decodes Label Studio's run-length encoding of a brush, the {@code rle} of a region: a stream of bits, the
 * highest bit of a byte first, that holds the four colour bytes of every pixel of the picture, row by row.
 *
 * <p>The stream begins with 32 bits for the number of colour bytes, 5 bits for the bits per colour byte minus 1, and
 * four times 4 bits for the bits per length minus 1. Then follow records: a bit that says whether one value is
 * repeated, 2 bits that choose one of the four sizes of a length, the length minus 1, and the value, or as many values
 * as the length says. A pixel is set when its fourth byte, the opacity, is not 0.
 */
public final class LabelStudioRle {

    /** The most pixels of a picture that is encoded or decoded: the number of their colour bytes fits an int. */
    public static final int MAX_PIXELS = 1 << 28;

    private static final int CHANNELS = 4;
    private static final int COUNT_BITS = 32;
    private static final int WORD_FIELD_BITS = 5;
    private static final int WIDTH_FIELD_BITS = 4;
    private static final int WIDTH_INDEX_BITS = 2;
    private static final int VALUE_BITS = 8;
    private static final int SET = 255;
    private static final int[] LENGTH_BITS = {3, 4, 8, 16};

    private LabelStudioRle() {}

    /**
     * Returns the code of a mask, each number a byte from 0 to 255. Set pixels are white and opaque.
     *
     * @throws IllegalArgumentException when a set pixel lies outside the picture ({@link Masks#clip} first), or the
     *     picture has more than {@link #MAX_PIXELS} pixels
     */
    public static int[] encode(Shape.Mask mask, int width, int height) {
        long count = colorBytes(width, height);
        int[] runs = Masks.rowRuns(mask, width, height);
        Bits bits = new Bits(new int[32 + 6 * runs.length]);
        bits.put(count, COUNT_BITS);
        bits.put(VALUE_BITS - 1, WORD_FIELD_BITS);
        for (int lengthBits : LENGTH_BITS) {
            bits.put(lengthBits - 1, WIDTH_FIELD_BITS);
        }
        for (int i = 0; i < runs.length; i++) {
            long left = (long) CHANNELS * runs[i];
            while (left > 0) {
                long length = Math.min(left, 1L << LENGTH_BITS[LENGTH_BITS.length - 1]);
                putRepeat(bits, length, i % 2 == 1 ? SET : 0);
                left -= length;
            }
        }
        return bits.written();
    }

    private static void putRepeat(Bits bits, long length, int value) {
        int index = 0;
        while (length > 1L << LENGTH_BITS[index]) {
            index++;
        }
        bits.put(1, 1);
        bits.put(index, WIDTH_INDEX_BITS);
        bits.put(length - 1, LENGTH_BITS[index]);
        bits.put(value, VALUE_BITS);
    }

    /**
     * Returns the mask that a code holds.
     *
     * @param bytes 0 to 255 each; bytes after the last record are ignored
     * @throws IllegalArgumentException when the code is not one of a picture of this size, or ends too early. The
     *     message says where
     */
    public static Shape.Mask decode(int[] bytes, int width, int height) {
        long expected = colorBytes(width, height);
        Bits bits = new Bits(bytes);
        long count = bits.take(COUNT_BITS);
        if (count != expected) {
            throw new IllegalArgumentException("rle.invalid: it holds " + count + " values, but a picture of " + width
                    + " x " + height + " pixels has " + expected);
        }
        int wordBits = bits.take(WORD_FIELD_BITS) + 1;
        if (wordBits != VALUE_BITS) {
            throw new IllegalArgumentException("rle.invalid: its values have " + wordBits + " bits, not " + VALUE_BITS);
        }
        int[] lengthBits = new int[LENGTH_BITS.length];
        for (int i = 0; i < lengthBits.length; i++) {
            lengthBits[i] = bits.take(WIDTH_FIELD_BITS) + 1;
        }
        PixelRuns runs = new PixelRuns();
        long at = 0;
        while (at < count) {
            boolean repeated = bits.take(1) == 1;
            int length = bits.take(lengthBits[bits.take(WIDTH_INDEX_BITS)]) + 1;
            if (at + length > count) {
                throw new IllegalArgumentException(
                        "rle.invalid: the record before byte " + bits.place() + " goes beyond the end of the picture");
            }
            long end = at + length;
            if (repeated) {
                runs.add(end / CHANNELS - at / CHANNELS, bits.take(VALUE_BITS) != 0);
                at = end;
            }
            for (; at < end; at++) {
                int value = bits.take(VALUE_BITS);
                runs.add(at % CHANNELS == CHANNELS - 1 ? 1 : 0, value != 0);
            }
        }
        return Masks.tight(new Shape.Mask(0, 0, width, height, runs.runs()));
    }

    private static long colorBytes(int width, int height) {
        if (width <= 0 || height <= 0 || (long) width * height > MAX_PIXELS) {
            throw new IllegalArgumentException("mask.too-large: a brush on " + width + " x " + height
                    + " pixels; sides are above 0 and pixels at most " + MAX_PIXELS);
        }
        return (long) CHANNELS * width * height;
    }

    /** Collects runs of unset and set pixels in turn; the first run is of unset pixels. */
    private static final class PixelRuns {

        private int[] runs = new int[64];
        private int last;

        void add(long pixels, boolean set) {
            if (pixels == 0) {
                return;
            }
            if (set != (last % 2 == 1)) {
                last++;
                if (last == runs.length) {
                    runs = Arrays.copyOf(runs, 2 * last);
                }
            }
            runs[last] += (int) pixels;
        }

        int[] runs() {
            return Arrays.copyOf(runs, last + 1);
        }
    }

    /** Writes or reads the bits of an array of bytes, one after another. */
    private static final class Bits {

        private int[] bytes;
        private long at;

        Bits(int[] bytes) {
            this.bytes = bytes;
        }

        int place() {
            return (int) (at / Byte.SIZE);
        }

        void put(long value, int count) {
            int left = count;
            while (left > 0) {
                if (place() == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * bytes.length);
                }
                int taken = Math.min(left, free());
                left -= taken;
                bytes[place()] |= ((int) (value >> left) & mask(taken)) << free() - taken;
                at += taken;
            }
        }

        int[] written() {
            return Arrays.copyOf(bytes, (int) ((at + Byte.SIZE - 1) / Byte.SIZE));
        }

        int take(int count) {
            int value = 0;
            int left = count;
            while (left > 0) {
                int taken = Math.min(left, free());
                value = value << taken | currentByte() >> free() - taken & mask(taken);
                left -= taken;
                at += taken;
            }
            return value;
        }

        private int currentByte() {
            if (place() == bytes.length) {
                throw new IllegalArgumentException(
                        "rle.invalid: it ends after " + bytes.length + " bytes, before the picture is complete");
            }
            int each = bytes[place()];
            if (each < 0 || each > SET) {
                throw new IllegalArgumentException(
                        "rle.invalid: number " + place() + " is " + each + ", not 0 to " + SET);
            }
            return each;
        }

        /** How many bits of the byte at this place are not written or read yet. */
        private int free() {
            return Byte.SIZE - (int) (at % Byte.SIZE);
        }

        private static int mask(int bits) {
            return (1 << bits) - 1;
        }
    }
}

package org.labelport.raster;

import java.util.Arrays;

/**
 * How the pixels of a PNG file lie in the bytes of a row, the first of which says how the row is filtered.
 *
 * <p>Source: the PNG specification (ISO/IEC 15948), sections 7 and 11.
 *
 * @param bits of a sample
 * @param transparent the samples of the colour that is transparent, if there is one
 */
record PngPixels(Channels channels, int bits, int[] transparent) {

    /** The place of the first pixel in a row. */
    static final int FIRST = 1;

    /** What the samples of a pixel are. */
    enum Channels {
        GRAY(1, LabelImage.Kind.GRAY),
        PALETTE(1, LabelImage.Kind.PALETTE),
        RGB(3, LabelImage.Kind.RGB),
        GRAY_ALPHA(2, LabelImage.Kind.RGBA),
        RGBA(4, LabelImage.Kind.RGBA);

        private final int count;
        private final LabelImage.Kind kind;

        Channels(int count, LabelImage.Kind kind) {
            this.count = count;
            this.kind = kind;
        }

        boolean areNumbers() {
            return count == 1;
        }
    }

    private static final int OPAQUE = 0xff000000;

    LabelImage.Kind kind() {
        return hasTransparentColor() ? LabelImage.Kind.RGBA : channels.kind;
    }

    /** How many values each pixel has when it is decoded. */
    int bands() {
        return hasTransparentColor() ? channels.count + 1 : channels.count;
    }

    private boolean hasTransparentColor() {
        return channels == Channels.RGB && transparent.length == channels.count;
    }

    /** How many bytes a row has, without the one that says how it is filtered. */
    int bytes(int width) {
        return Math.toIntExact(((long) width * channels.count * bits + Byte.SIZE - 1) / Byte.SIZE);
    }

    /** How many bytes lie between a byte and that of the pixel before, which filters look at. */
    int distance() {
        return Math.max(1, channels.count * bits / Byte.SIZE);
    }

    /** Finds the runs of equal pixels in a row. */
    void runs(byte[] row, int width, Runs into) {
        if (bits < Byte.SIZE) {
            for (int x = 0; x < width; x++) {
                into.add(x + 1, value(row, x));
            }
            return;
        }
        int size = distance();
        int end = FIRST + width * size;
        for (int x = 0; x < width; ) {
            int at = FIRST + (x + 1) * size;
            while (at < end && row[at] == row[at - size]) {
                at++;
            }
            int start = x;
            x = (at - FIRST) / size;
            into.add(x, value(row, start));
        }
    }

    /** Returns the value of a pixel as {@link LabelImage} has it. */
    int value(byte[] row, int x) {
        int at = FIRST + x * distance();
        return switch (channels) {
            case GRAY, PALETTE -> bits == Byte.SIZE ? row[at] & 0xff : number(row, x);
            case RGB -> color(row, at);
            case GRAY_ALPHA -> (row[at + 1] & 0xff) << 24 | (row[at] & 0xff) * 0x010101;
            case RGBA -> (row[at + 3] & 0xff) << 24 | rgb(row, at);
        };
    }

    private int number(byte[] row, int x) {
        if (bits > Byte.SIZE) {
            int at = FIRST + 2 * x;
            return (row[at] & 0xff) << Byte.SIZE | row[at + 1] & 0xff;
        }
        int inRow = x * bits;
        int after = Byte.SIZE - bits - inRow % Byte.SIZE;
        return (row[FIRST + inRow / Byte.SIZE] & 0xff) >> after & (1 << bits) - 1;
    }

    private int color(byte[] row, int at) {
        int color = rgb(row, at);
        if (!hasTransparentColor()) {
            return color;
        }
        return color == (transparent[0] << 16 | transparent[1] << 8 | transparent[2]) ? color : OPAQUE | color;
    }

    private static int rgb(byte[] row, int at) {
        return (row[at] & 0xff) << 16 | (row[at + 1] & 0xff) << 8 | row[at + 2] & 0xff;
    }

    /** Whether a PNG file may have such samples. */
    boolean areAllowed() {
        return switch (channels) {
            case GRAY -> isOneOf(1, 2, 4, 8, 16);
            case PALETTE -> isOneOf(1, 2, 4, 8);
            case RGB, GRAY_ALPHA, RGBA -> isOneOf(8, 16);
        };
    }

    private boolean isOneOf(int... allowed) {
        return Arrays.stream(allowed).anyMatch(each -> each == bits);
    }
}

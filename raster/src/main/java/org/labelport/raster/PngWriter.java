package org.labelport.raster;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes PNG files whose values are exactly those that were given: without loss, not interlaced, without gamma, profile, time or
 * transparency. The stream is not closed. Values come row by row.
 *
 * <p>The same values give the same bytes on every machine whose Java uses the same zlib; other builds of zlib may compress
 * otherwise.
 */
public final class PngWriter {

    private static final int BYTE_VALUES = 1 << 8;
    private static final int SHORT_VALUES = 1 << 16;

    private PngWriter() {}

    /**
     * Writes grey values of 8 bits.
     *
     * @throws IllegalArgumentException when a value is not 0 to 255
     */
    public static void gray8(OutputStream out, int width, int height, int[] values) throws IOException {
        requireValues(values, width, height, BYTE_VALUES);
        PngStream png = new PngStream(out, width, height, PngStream.Kind.GRAY_8);
        png.rows(values);
    }

    /**
     * Writes grey values of 16 bits.
     *
     * @throws IllegalArgumentException when a value is not 0 to 65535
     */
    public static void gray16(OutputStream out, int width, int height, int[] values) throws IOException {
        requireValues(values, width, height, SHORT_VALUES);
        PngStream png = new PngStream(out, width, height, PngStream.Kind.GRAY_16);
        png.rows(values);
    }

    /**
     * Writes indices of 8 bits into a palette, whose order is kept.
     *
     * @param colors 0xrrggbb, up to 256
     * @throws IllegalArgumentException when a value has no colour, or there are more than 256 colours
     */
    public static void palette(OutputStream out, int width, int height, int[] values, int[] colors) throws IOException {
        if (colors.length > BYTE_VALUES) {
            throw new IllegalArgumentException("a palette has at most 256 colours, not " + colors.length);
        }
        requireValues(values, width, height, colors.length);
        PngStream png = new PngStream(out, width, height, PngStream.Kind.PALETTE);
        png.palette(colors);
        png.rows(values);
    }

    /** Writes colours, 0xrrggbb. What is above them is not looked at. */
    public static void rgb(OutputStream out, int width, int height, int[] colors) throws IOException {
        requirePixels(colors.length, width, height);
        PngStream png = new PngStream(out, width, height, PngStream.Kind.RGB);
        png.rows(colors);
    }

    private static void requirePixels(int values, int width, int height) {
        int pixels = Rasters.pixels(width, height);
        if (values != pixels) {
            throw new IllegalArgumentException(
                    values + " values are not those of " + width + " x " + height + " = " + pixels + " pixels");
        }
    }

    private static void requireValues(int[] values, int width, int height, int limit) {
        requirePixels(values.length, width, height);
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] >= limit) {
                throw new IllegalArgumentException("the value " + values[i] + " at " + i % width + ", " + i / width
                        + " is not 0 to " + (limit - 1));
            }
        }
    }
}

package org.labelport.raster;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes PNG files that hold exactly the given values: without loss, not interlaced, without gamma, profile, time or
 * transparency. The stream is not closed. Time grows with the runs of the picture, not with its pixels.
 *
 * <p>The same values give the same bytes on every machine. Only pictures whose runs are a few pixels long on average
 * are packed by Java's zlib, of which another build may give other bytes.
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
    public static void gray8(OutputStream out, LabelPicture picture) throws IOException {
        new PngStream(out, picture, PngStream.Kind.GRAY_8, BYTE_VALUES).rows();
    }

    /** Writes the canvas' numbers as {@link #gray8(OutputStream, LabelPicture)} writes values. */
    public static void gray8(OutputStream out, LabelCanvas canvas) throws IOException {
        gray8(out, LabelPicture.of(canvas));
    }

    /**
     * Writes grey values of 16 bits.
     *
     * @throws IllegalArgumentException when a value is not 0 to 65535
     */
    public static void gray16(OutputStream out, LabelPicture picture) throws IOException {
        new PngStream(out, picture, PngStream.Kind.GRAY_16, SHORT_VALUES).rows();
    }

    /** Writes the canvas' numbers as {@link #gray16(OutputStream, LabelPicture)} writes values. */
    public static void gray16(OutputStream out, LabelCanvas canvas) throws IOException {
        gray16(out, LabelPicture.of(canvas));
    }

    /**
     * Writes a palette, whose order is kept, and indices of 8 bits into it.
     *
     * @param colors 0xrrggbb, 1 to 256
     * @throws IllegalArgumentException when a value has no colour, or there are no colours or more than 256
     */
    public static void palette(OutputStream out, LabelPicture picture, int[] colors) throws IOException {
        if (colors.length == 0 || colors.length > BYTE_VALUES) {
            throw new IllegalArgumentException("a palette has 1 to 256 colours, not " + colors.length);
        }
        PngStream png = new PngStream(out, picture, PngStream.Kind.PALETTE, colors.length);
        png.palette(colors);
        png.rows();
    }

    /** Writes the canvas' numbers as {@link #palette(OutputStream, LabelPicture, int[])} writes values. */
    public static void palette(OutputStream out, LabelCanvas canvas, int[] colors) throws IOException {
        palette(out, LabelPicture.of(canvas), colors);
    }

    /** Writes colours, 0xrrggbb. The highest 8 bits of a value are ignored. */
    public static void rgb(OutputStream out, LabelPicture picture) throws IOException {
        new PngStream(out, picture, PngStream.Kind.RGB, PngStream.ANY_VALUE).rows();
    }

    /** Writes the canvas' numbers as colours. */
    public static void rgb(OutputStream out, LabelCanvas canvas) throws IOException {
        rgb(out, LabelPicture.of(canvas));
    }
}

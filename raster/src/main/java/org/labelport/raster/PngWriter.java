package org.labelport.raster;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

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
        ColorModel grey = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        write(out, width, height, grey, values, BYTE_VALUES);
    }

    /**
     * Writes grey values of 16 bits.
     *
     * @throws IllegalArgumentException when a value is not 0 to 65535
     */
    public static void gray16(OutputStream out, int width, int height, int[] values) throws IOException {
        ColorModel grey = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        write(out, width, height, grey, values, SHORT_VALUES);
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
        // The model is given 256 colours, since with fewer ImageIO would write fewer bits.
        int[] all = new int[BYTE_VALUES];
        System.arraycopy(colors, 0, all, 0, colors.length);
        ColorModel model = new IndexColorModel(8, BYTE_VALUES, all, 0, false, -1, DataBuffer.TYPE_BYTE);
        write(out, width, height, model, values, colors.length);
    }

    /** Writes colours, 0xrrggbb. What is above them is not looked at. */
    public static void rgb(OutputStream out, int width, int height, int[] colors) throws IOException {
        requirePixels(colors.length, width, height);
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        WritableRaster raster = model.createCompatibleWritableRaster(width, height);
        int[] row = new int[3 * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int color = colors[y * width + x];
                row[3 * x] = color >> 16 & 0xff;
                row[3 * x + 1] = color >> 8 & 0xff;
                row[3 * x + 2] = color & 0xff;
            }
            raster.setPixels(0, y, width, 1, row);
        }
        write(out, new BufferedImage(model, raster, false, null));
    }

    private static void requirePixels(int values, int width, int height) {
        int pixels = Rasters.pixels(width, height);
        if (values != pixels) {
            throw new IllegalArgumentException(
                    values + " values are not those of " + width + " x " + height + " = " + pixels + " pixels");
        }
    }

    private static void write(OutputStream out, int width, int height, ColorModel model, int[] values, int limit)
            throws IOException {
        requirePixels(values.length, width, height);
        WritableRaster raster = model instanceof IndexColorModel
                ? Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 1, null)
                : model.createCompatibleWritableRaster(width, height);
        for (int i = 0; i < width * height; i++) {
            if (values[i] < 0 || values[i] >= limit) {
                throw new IllegalArgumentException("the value " + values[i] + " at " + i % width + ", " + i / width
                        + " is not 0 to " + (limit - 1));
            }
        }
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            System.arraycopy(values, y * width, row, 0, width);
            raster.setPixels(0, y, width, 1, row);
        }
        write(out, new BufferedImage(model, raster, false, null));
    }

    private static void write(OutputStream out, BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream sink = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(sink);
            writer.write(null, new IIOImage(image, null, null), writer.getDefaultWriteParam());
        } finally {
            writer.dispose();
        }
    }
}

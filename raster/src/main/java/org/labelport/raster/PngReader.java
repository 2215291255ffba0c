package org.labelport.raster;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads PNG files as they are stored. Files are hostile: the size in the header is looked at before anything is decoded, and
 * whatever is wrong with a file is an {@link IOException} with a message.
 */
public final class PngReader {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER_BYTES = 29;
    private static final int SIZE_AT = 16;
    private static final int RGB_BANDS = 3;
    private static final int BYTE_BITS = 8;

    private PngReader() {}

    /** Reads a file. */
    public static LabelImage read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Reads a stream to its end; it is not closed. */
    public static LabelImage read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER_BYTES);
        if (header.length < HEADER_BYTES
                || !Arrays.equals(Arrays.copyOf(header, SIGNATURE.length), SIGNATURE)
                || header[SIGNATURE.length + 4] != 'I') {
            throw new IOException("it is no PNG file");
        }
        try {
            Rasters.pixels(number(header, SIZE_AT), number(header, SIZE_AT + 4));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        InputStream whole = new java.io.SequenceInputStream(new ByteArrayInputStream(header), in);
        try (ImageInputStream source = new MemoryCacheImageInputStream(whole)) {
            reader.setInput(source, true, true);
            return image(reader.read(0), header[SIZE_AT + 8]);
        } catch (EOFException e) {
            throw new IOException("it ends in the middle", e);
        } catch (RuntimeException e) {
            throw new IOException("it is damaged: " + e.getMessage(), e); // as the decoder reports broken chunks
        } finally {
            reader.dispose();
        }
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }

    private static LabelImage image(BufferedImage image, int bits) throws IOException {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        if (image.getColorModel() instanceof IndexColorModel model) {
            return of(raster, LabelImage.Kind.PALETTE, single(raster), palette(model), bits);
        }
        if (bands == 1) {
            return of(raster, LabelImage.Kind.GRAY, single(raster), new int[0], bits);
        }
        boolean colors = bands == RGB_BANDS || bands == RGB_BANDS + 1;
        if (!colors || bits != BYTE_BITS) {
            throw new IOException("it has " + bands + " channels of " + bits + " bits, which no label picture has");
        }
        LabelImage.Kind kind = bands == RGB_BANDS ? LabelImage.Kind.RGB : LabelImage.Kind.RGBA;
        return of(raster, kind, colors(raster), new int[0], bits);
    }

    private static LabelImage of(Raster raster, LabelImage.Kind kind, int[] values, int[] palette, int bits) {
        return new LabelImage(raster.getWidth(), raster.getHeight(), kind, values, palette, bits);
    }

    private static int[] palette(IndexColorModel model) {
        int[] colors = new int[model.getMapSize()];
        model.getRGBs(colors);
        for (int i = 0; i < colors.length; i++) {
            colors[i] &= 0xffffff;
        }
        return colors;
    }

    private static int[] single(Raster raster) {
        int[] values = new int[raster.getWidth() * raster.getHeight()];
        raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, values);
        return values;
    }

    private static int[] colors(Raster raster) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        int[] values = new int[width * raster.getHeight()];
        int[] row = new int[width * bands];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int alpha = bands > RGB_BANDS ? row[bands * x + RGB_BANDS] << 24 : 0;
                values[y * width + x] = alpha | row[bands * x] << 16 | row[bands * x + 1] << 8 | row[bands * x + 2];
            }
        }
        return values;
    }
}

package org.labelport.raster;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.labelport.limits.Limits;
import org.labelport.report.FileTrouble;

/**
 * Reads the values of PNG files as they are stored. Files may be hostile: the size in the header is checked before
 * anything is decoded, and every fault of a file is an {@link IOException} with a message.
 */
public final class PngReader {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER_BYTES = 29;
    private static final int SIZE_AT = 16;
    private static final int TYPE_GRAY = 0;
    private static final int TYPE_PALETTE = 3;
    private static final int GRAY_ALPHA_BANDS = 2;
    private static final int RGB_BANDS = 3;
    private static final int BYTE_BITS = 8;
    private static final int MAX_BYTE = 255;

    private PngReader() {}

    /** Opens a file; nothing else is opened, as a pipe would never end. */
    public static InputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file) && Files.exists(file)) {
            throw new IOException("it is not a regular file, but a folder, device, pipe or socket");
        }
        return Files.newInputStream(file);
    }

    /** Reads a file. */
    public static LabelImage read(Path file, Limits limits) throws IOException {
        try (InputStream in = open(file)) {
            return read(in, limits);
        } catch (IOException e) {
            throw new IOException(file + ": " + FileTrouble.reason(e), e);
        }
    }

    /** Reads a stream that holds one file, and does not close it. */
    public static LabelImage read(InputStream in, Limits limits) throws IOException {
        byte[] header = in.readNBytes(HEADER_BYTES);
        if (header.length < HEADER_BYTES
                || !Arrays.equals(Arrays.copyOf(header, SIGNATURE.length), SIGNATURE)
                || header[SIGNATURE.length + 4] != 'I') {
            throw new IOException("it is not a PNG file");
        }
        int width = number(header, SIZE_AT);
        int height = number(header, SIZE_AT + 4);
        Optional<String> tooLarge = Rasters.tooLarge(width, height, limits);
        if (tooLarge.isPresent()) {
            throw new IOException("it has " + tooLarge.get());
        }
        try {
            Rasters.pixels(width, height);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try {
            int colorType = header[SIZE_AT + 9];
            PngPalette palette = colorType == TYPE_PALETTE ? PngPalette.read(in) : PngPalette.NONE;
            InputStream whole = new SequenceInputStream(
                    new ByteArrayInputStream(header),
                    new SequenceInputStream(new ByteArrayInputStream(palette.read()), in));
            try (ImageInputStream source = new MemoryCacheImageInputStream(whole)) {
                reader.setInput(source, true, true);
                return image(Decoding.first(reader), header[SIZE_AT + 8], colorType, palette.colors());
            }
        } catch (EOFException e) {
            throw new IOException("it ends in the middle", e);
        } catch (IIOException e) {
            throw new IOException("it is damaged or cut off: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new IOException("it is damaged: " + e.getMessage(), e); // the decoder throws these for broken chunks
        } finally {
            reader.dispose();
        }
    }

    static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }

    /** Takes the kind of the pixels from the header, because ImageIO reads grey of less than 8 bits as a palette. */
    private static LabelImage image(BufferedImage image, int bits, int colorType, int[] palette) throws IOException {
        Raster raster = image.getRaster();
        return switch (colorType) {
            case TYPE_GRAY -> of(raster, LabelImage.Kind.GRAY, gray(raster, bits), new int[0], bits);
            case TYPE_PALETTE -> of(raster, LabelImage.Kind.PALETTE, single(raster), palette, bits);
            default -> ofColors(raster, bits);
        };
    }

    private static LabelImage ofColors(Raster raster, int bits) throws IOException {
        int bands = raster.getNumBands();
        if (bits != BYTE_BITS) {
            throw new IOException("it has " + bands + " channels of " + bits
                    + " bits; pictures of labels have one channel, or several of 8 bits."
                    + " Save it with 8 bits per channel");
        }
        LabelImage.Kind kind = bands == RGB_BANDS ? LabelImage.Kind.RGB : LabelImage.Kind.RGBA;
        return of(raster, kind, colors(raster), new int[0], bits);
    }

    private static LabelImage of(Raster raster, LabelImage.Kind kind, int[] values, int[] palette, int bits) {
        return new LabelImage(raster.getWidth(), raster.getHeight(), kind, values, palette, bits);
    }

    private static int[] gray(Raster raster, int bits) {
        int[] values = single(raster);
        if (raster.getNumBands() > 1 && bits < BYTE_BITS) {
            // Where the file declares a transparent value, ImageIO scales samples of fewer bits up to 255.
            int scale = MAX_BYTE / ((1 << bits) - 1);
            for (int i = 0; i < values.length; i++) {
                values[i] /= scale;
            }
        }
        return values;
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
                values[y * width + x] = color(row, bands * x, bands);
            }
        }
        return values;
    }

    private static int color(int[] row, int at, int bands) {
        if (bands == GRAY_ALPHA_BANDS) {
            return row[at + 1] << 24 | row[at] << 16 | row[at] << 8 | row[at];
        }
        int alpha = bands > RGB_BANDS ? row[at + RGB_BANDS] << 24 : 0;
        return alpha | row[at] << 16 | row[at + 1] << 8 | row[at + 2];
    }
}

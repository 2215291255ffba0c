package org.labelport.raster;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.labelport.limits.Limits;
import org.labelport.report.FileTrouble;

/**
 * Reads the values of PNG files as they are stored, row by row into runs of equal ones, so that memory grows with the
 * borders in a picture and not with its pixels. Files may be hostile: the size in the header is checked before anything is
 * decoded, and every fault of a file is an {@link IOException} with a message.
 */
public final class PngReader {

    /** The signature of PNG files, and the length and name of the chunk with their header. */
    private static final byte[] START = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };

    private static final int HEADER_BYTES = 29;
    private static final int SIZE_AT = START.length;
    private static final int INTERLACED_AT = 28;
    private static final int BUFFER = 1 << 13;

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
        if (header.length < HEADER_BYTES || !Arrays.equals(Arrays.copyOf(header, START.length), START)) {
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
        try {
            return decoded(width, height, header, new BufferedInputStream(in, BUFFER));
        } catch (EOFException e) {
            throw new IOException("it is damaged or cut off: it ends in the middle", e);
        } catch (ZipException e) {
            throw new IOException("it is damaged or cut off: " + e.getMessage(), e);
        }
    }

    private static LabelImage decoded(int width, int height, byte[] header, InputStream in) throws IOException {
        int bits = header[SIZE_AT + 8];
        PngChunks chunks = new PngChunks(in);
        PngPixels.Channels channels = channels(header[SIZE_AT + 9]);
        PngChunks.Meaning meaning = chunks.beforePixels(channels);
        PngPixels pixels = new PngPixels(channels, bits, meaning.transparent());
        boolean isKnown = header[SIZE_AT + 10] == 0 && header[SIZE_AT + 11] == 0 && (header[INTERLACED_AT] & ~1) == 0;
        if (!pixels.areAllowed() || !isKnown) {
            throw new IOException("it is damaged or cut off: its header is not that of a PNG file");
        }
        if (pixels.channels() == PngPixels.Channels.PALETTE && meaning.palette().length == 0) {
            throw new IOException("it is damaged: it has no palette");
        }
        if (!pixels.channels().areNumbers() && bits != Byte.SIZE) {
            throw new IOException("it has " + pixels.bands() + " channels of " + bits
                    + " bits; pictures of labels have one channel, or several of 8 bits."
                    + " Save it with 8 bits per channel");
        }
        PngData data = new PngData(chunks);
        Inflater inflater = new Inflater();
        try {
            InflaterInputStream unpacked = new InflaterInputStream(data, inflater, BUFFER);
            PngDecoding decoding = new PngDecoding(width, height, pixels, new PngRows(unpacked, pixels.distance()));
            LabelCanvas canvas = header[INTERLACED_AT] == 0 ? decoding.plain() : decoding.interlaced();
            unpacked.skip(
                    BUFFER); // to the checksum of the pixels, which tells when they were changed, or follow others
            data.finish();
            int[] palette = pixels.channels() == PngPixels.Channels.PALETTE ? meaning.palette() : new int[0];
            return new LabelImage(canvas, pixels.kind(), palette, bits);
        } finally {
            inflater.end();
        }
    }

    private static PngPixels.Channels channels(int colorType) throws IOException {
        return switch (colorType) {
            case 0 -> PngPixels.Channels.GRAY;
            case 2 -> PngPixels.Channels.RGB;
            case 3 -> PngPixels.Channels.PALETTE;
            case 4 -> PngPixels.Channels.GRAY_ALPHA;
            case 6 -> PngPixels.Channels.RGBA;
            default -> throw new IOException("it is damaged or cut off: it has the colour type " + colorType);
        };
    }

    static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }
}

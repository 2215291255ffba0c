package org.labelport.raster;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The header of a PNG file: its size and the kind of its values.
 *
 * @param bits of each value
 */
public record PngHeader(int width, int height, int bits, Color color) {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int IHDR = 0x49484452;

    /** The kinds of values, with PNG's numbers for them. */
    public enum Color {
        GRAY(0),
        RGB(2),
        PALETTE(3),
        GRAY_ALPHA(4),
        RGBA(6);

        private final int number;

        Color(int number) {
            this.number = number;
        }
    }

    /**
     * Reads the header of a file.
     *
     * @throws IOException when the file cannot be read or is not a PNG; the message names it
     */
    public static PngHeader read(Path file) throws IOException {
        try (InputStream in = PngReader.open(file)) {
            return read(in).orElseThrow(() -> new IOException(file + " is not a PNG file"));
        } catch (EOFException e) {
            throw new IOException(file + " is not a PNG file, or was cut off", e);
        }
    }

    /**
     * Reads the header at the beginning of a stream; empty when it is not that of a PNG.
     *
     * @throws EOFException when the stream is shorter than a header
     */
    public static Optional<PngHeader> read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        boolean png = data.readLong() == SIGNATURE && data.readInt() > 0 && data.readInt() == IHDR;
        int width = data.readInt();
        int height = data.readInt();
        int bits = data.readUnsignedByte();
        int number = data.readUnsignedByte();
        for (Color color : Color.values()) {
            if (png && color.number == number) {
                return Optional.of(new PngHeader(width, height, bits, color));
            }
        }
        return Optional.empty();
    }

    /** Returns whether the values are numbers instead of colours. */
    public boolean hasNumbers() {
        return color == Color.GRAY || color == Color.PALETTE;
    }
}

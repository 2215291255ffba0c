package org.labelport.voc.synapse;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.labelport.model.Blob;

/**
 * Counts the bands of a picture from the file's header as Python's imaging library does: 1 for grey pictures and for
 * pictures with a palette, 3 for colour, 4 with transparency or for CMYK. The format is recognised by the first bytes,
 * not by the name.
 */
final class PictureBands {

    private static final int PNG_START = 0x8950;
    private static final int JPEG_START = 0xFFD8;
    private static final int BMP_START = 0x424D;

    /** How many bytes come before a PNG picture's bit depth, after the first two. */
    private static final int PNG_BEFORE_DEPTH = 22;

    private static final int END = 0xD9;
    private static final int PIXELS = 0xDA;

    /**
     * How many bytes come before a JPEG frame's number of bands: the frame's length, its bits per sample, height and
     * width.
     */
    private static final int JPEG_BEFORE_BANDS = 7;

    /** How many bytes come before the length of a BMP header, after the first two. */
    private static final int BMP_BEFORE_HEADER = 12;

    /** The length of OS/2's header, in which width and height have 16 bits. In all later headers they have 32. */
    private static final int BMP_SHORT_HEADER = 12;

    private static final int BMP_BEFORE_SHORT_BITS = 6;
    private static final int BMP_BEFORE_BITS = 10;

    /** How many bytes of sizes and colours come between the compression and the colour masks. */
    private static final int BMP_BEFORE_MASKS = 20;

    /** The length of the shortest header that has a mask for transparency. */
    private static final int BMP_HEADER_WITH_TRANSPARENCY = 56;

    private static final int BMP_BITFIELDS = 3;

    private PictureBands() {}

    /**
     * Returns the number of bands; empty when the file is not on this machine, cannot be read, or has another format.
     */
    static OptionalInt of(Blob blob) {
        if (blob.location().isEmpty() || !"file".equals(blob.location().get().getScheme())) {
            return OptionalInt.empty();
        }
        try (InputStream file = Files.newInputStream(Path.of(blob.location().get()));
                DataInputStream in = new DataInputStream(new BufferedInputStream(file))) {
            return switch (in.readUnsignedShort()) {
                case PNG_START -> png(in);
                case JPEG_START -> jpeg(in);
                case BMP_START -> bmp(in);
                default -> OptionalInt.empty();
            };
        } catch (IOException e) {
            // A picture that cannot be read is reported when it is copied.
            return OptionalInt.empty();
        }
    }

    private static OptionalInt png(DataInputStream in) throws IOException {
        in.skipNBytes(PNG_BEFORE_DEPTH);
        int bits = in.readUnsignedByte();
        return switch (in.readUnsignedByte()) {
            case 0, 3 -> OptionalInt.of(1);
            case 2 -> OptionalInt.of(3);
            // The library turns grey with transparency of 16 bits into colour.
            case 4 -> OptionalInt.of(bits == 16 ? 4 : 2);
            case 6 -> OptionalInt.of(4);
            default -> OptionalInt.empty();
        };
    }

    /** Skips segments until one describes the frame. */
    private static OptionalInt jpeg(DataInputStream in) throws IOException {
        while (true) {
            int marker = marker(in);
            if (isFrame(marker)) {
                in.skipNBytes(JPEG_BEFORE_BANDS);
                return OptionalInt.of(in.readUnsignedByte());
            }
            if (marker == END || marker == PIXELS) {
                return OptionalInt.empty();
            }
            if (hasSegment(marker)) {
                in.skipNBytes(Math.max(0, in.readUnsignedShort() - 2));
            }
        }
    }

    private static int marker(DataInputStream in) throws IOException {
        int last = in.readUnsignedByte();
        while (true) {
            int next = in.readUnsignedByte();
            if (last == 0xFF && next != 0xFF && next != 0) {
                return next;
            }
            last = next;
        }
    }

    /**
     * Whether a marker begins a frame: SOF0 to SOF15, without the three markers of tables and extensions among them.
     */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean hasSegment(int marker) {
        return marker != 0x01 && !(marker >= 0xD0 && marker <= 0xD8);
    }

    private static OptionalInt bmp(DataInputStream in) throws IOException {
        in.skipNBytes(BMP_BEFORE_HEADER);
        int header = Integer.reverseBytes(in.readInt());
        if (header == BMP_SHORT_HEADER) {
            in.skipNBytes(BMP_BEFORE_SHORT_BITS);
            return bmpBands(Short.reverseBytes(in.readShort()));
        }
        in.skipNBytes(BMP_BEFORE_BITS);
        int bits = Short.reverseBytes(in.readShort());
        boolean masks = Integer.reverseBytes(in.readInt()) == BMP_BITFIELDS;
        if (bits != 32 || !masks) {
            return bmpBands(bits);
        }
        in.skipNBytes(BMP_BEFORE_MASKS);
        int colours = in.readInt() | in.readInt() | in.readInt();
        int transparency = header >= BMP_HEADER_WITH_TRANSPARENCY ? in.readInt() : 0;
        return OptionalInt.of(transparency != 0 || colours == 0 ? 4 : 3);
    }

    private static OptionalInt bmpBands(int bits) {
        return bits <= 8 ? OptionalInt.of(1) : OptionalInt.of(3);
    }
}

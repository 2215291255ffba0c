package org.labelport.engine.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the size of a HEIF or AVIF picture among the properties of its items. metadata-extractor takes the first size,
 * which in files from phones is that of a tile; the picture is larger than its tiles and previews.
 */
final class HeifBoxes {

    private static final int LENGTH_AND_TYPE_BYTES = 8;
    private static final int VERSION_AND_FLAGS_BYTES = 4;

    /** EXIF orientations by number of quarter turns against the clock. */
    private static final int[] ORIENTATIONS = {PictureSize.UPRIGHT, 8, 3, 6};

    private final ByteBuffer bytes;
    private int width;
    private int height;
    private int quarterTurns;

    private HeifBoxes(byte[] beginning) {
        this.bytes = ByteBuffer.wrap(beginning);
    }

    /**
     * The size of the largest picture in the file.
     *
     * @throws EOFException when the file was cut before the end of the properties
     */
    static Optional<PictureSize> size(byte[] beginning) throws EOFException {
        HeifBoxes boxes = new HeifBoxes(beginning);
        Box file = new Box("", 0, Long.MAX_VALUE);
        @Nullable Box properties = boxes.find("meta", file);
        for (String inner : new String[] {"iprp", "ipco"}) {
            properties = properties == null ? null : boxes.find(inner, properties);
        }
        if (properties == null) {
            return Optional.empty();
        }
        boxes.readProperties(properties);
        return PictureSize.stored(boxes.width, boxes.height, ORIENTATIONS[boxes.quarterTurns]);
    }

    /** @param start of its content */
    private record Box(String type, long start, long end) {}

    private @Nullable Box find(String type, Box in) throws EOFException {
        for (long at = in.start; at < in.end; ) {
            Box box = box(at, in.end);
            if (box.type.equals(type)) {
                return box;
            }
            at = box.end;
        }
        return null;
    }

    private void readProperties(Box properties) throws EOFException {
        for (long at = properties.start; at < properties.end; ) {
            Box box = box(at, properties.end);
            if (box.type.equals("ispe")) {
                takeSize(number(box.start + VERSION_AND_FLAGS_BYTES), number(box.start + VERSION_AND_FLAGS_BYTES + 4));
            } else if (box.type.equals("irot")) {
                quarterTurns = bytes.get(existing(box.start, 1)) & 3;
            }
            at = box.end;
        }
    }

    private void takeSize(int otherWidth, int otherHeight) {
        if ((long) otherWidth * otherHeight > (long) width * height) {
            width = otherWidth;
            height = otherHeight;
        }
    }

    private Box box(long at, long parentEnd) throws EOFException {
        byte[] name = new byte[4];
        bytes.get(existing(at + 4, name.length), name);
        String type = new String(name, US_ASCII);
        long start = at + LENGTH_AND_TYPE_BYTES;
        long length = number(at) & 0xffffffffL;
        if (length == 1) {
            length = bytes.getLong(existing(start, Long.BYTES));
            start += Long.BYTES;
        }
        boolean toTheEnd = length < start - at || length > parentEnd - at; // 0 by rule, others by mistake
        long end = toTheEnd ? parentEnd : at + length;
        return new Box(type, type.equals("meta") ? start + VERSION_AND_FLAGS_BYTES : start, end);
    }

    private int number(long at) throws EOFException {
        return bytes.getInt(existing(at, Integer.BYTES));
    }

    private int existing(long at, int count) throws EOFException {
        if (at + count > bytes.limit()) {
            throw new EOFException();
        }
        return (int) at;
    }
}

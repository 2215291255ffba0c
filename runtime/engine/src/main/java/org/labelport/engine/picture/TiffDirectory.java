package org.labelport.engine.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Size and orientation from the first directory of TIFF data, which is a TIFF file or the EXIF part of another file.
 * The rest, such as makers' notes, is not read, because metadata-extractor would loop for hours over forged counts.
 *
 * @param width 0 when it is not given
 * @param height 0 when it is not given
 * @param orientation 0 when it is not given
 * @param subfile bits for the kind of the directory's picture
 */
record TiffDirectory(int width, int height, int orientation, int subfile) {

    private static final int SUBFILE = 254;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int ORIENTATION = 274;

    /** The picture is a preview of another one, as in the raw files of cameras. */
    private static final int REDUCED = 1;

    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int LONG_8 = 16;

    private static final int LITTLE_ENDIAN = 'I' << 8 | 'I';
    private static final int BIG_ENDIAN = 'M' << 8 | 'M';
    private static final int PLAIN = 42;
    private static final int BIG = 43;
    private static final int HEADER_BYTES = 16;

    private static final int MOST_ENTRIES = 0xffff;

    /** Whether a file begins as a TIFF does. */
    static boolean isTiff(byte[] beginning) {
        if (beginning.length < 4) {
            return false;
        }
        ByteBuffer start = ByteBuffer.wrap(beginning);
        int marker = start.order(order(start)).getShort(2);
        boolean ordered =
                start.order(ByteOrder.BIG_ENDIAN).getShort(0) == LITTLE_ENDIAN || start.getShort(0) == BIG_ENDIAN;
        return ordered && (marker == PLAIN || marker == BIG);
    }

    /** Reads the first directory. */
    static TiffDirectory read(ByteSource source) throws IOException {
        ByteBuffer header = source.read(0, HEADER_BYTES);
        if (header.remaining() < HEADER_BYTES / 2) {
            throw new IOException("is a damaged picture: its header is too short");
        }
        ByteOrder order = order(header);
        Layout layout = header.order(order).getShort(2) == BIG ? Layout.BIG_TIFF : Layout.TIFF;
        long at = layout.directoryAt(header);
        ByteBuffer count = source.read(at, layout.countBytes).order(order);
        if (count.remaining() < layout.countBytes) {
            throw new IOException("is a damaged picture: its directory lies outside the file");
        }
        int entries = (int) Math.min(MOST_ENTRIES, layout.count(count));
        ByteBuffer directory =
                source.read(at + layout.countBytes, entries * layout.entryBytes).order(order);
        int width = 0;
        int height = 0;
        int orientation = 0;
        int subfile = 0;
        for (int entry = 0; entry + layout.entryBytes <= directory.remaining(); entry += layout.entryBytes) {
            switch (directory.getShort(entry) & 0xffff) {
                case SUBFILE -> subfile = layout.value(directory, entry);
                case WIDTH -> width = layout.value(directory, entry);
                case HEIGHT -> height = layout.value(directory, entry);
                case ORIENTATION -> orientation = layout.value(directory, entry);
                default -> {}
            }
        }
        return new TiffDirectory(width, height, orientation, subfile);
    }

    /** The orientation in EXIF data; {@link PictureSize#UPRIGHT} when the data is damaged or has none. */
    static int orientation(ByteBuffer exif) {
        try {
            return read(ByteSource.in(exif)).orientation;
        } catch (IOException e) {
            return PictureSize.UPRIGHT;
        }
    }

    /** @throws IOException when the size is missing, or is that of a preview */
    PictureSize size() throws IOException {
        Optional<PictureSize> size =
                (subfile & REDUCED) == 0 ? PictureSize.stored(width, height, orientation) : Optional.empty();
        return size.orElseThrow(() -> new IOException("has no picture size in its header"));
    }

    private static ByteOrder order(ByteBuffer header) {
        return header.order(ByteOrder.BIG_ENDIAN).getShort(0) == LITTLE_ENDIAN
                ? ByteOrder.LITTLE_ENDIAN
                : ByteOrder.BIG_ENDIAN;
    }

    /** The positions of numbers in plain TIFF files and in BigTIFF files, which may have more than 4 GB. */
    private enum Layout {
        TIFF(2, 12, 8),
        BIG_TIFF(8, 20, 12);

        private final int countBytes;
        private final int entryBytes;
        private final int valueAt;

        Layout(int countBytes, int entryBytes, int valueAt) {
            this.countBytes = countBytes;
            this.entryBytes = entryBytes;
            this.valueAt = valueAt;
        }

        private long directoryAt(ByteBuffer header) throws IOException {
            if (this == TIFF) {
                return header.getInt(4) & 0xffffffffL;
            }
            if (header.remaining() < HEADER_BYTES || header.getLong(8) < 0) {
                throw new IOException("is a damaged picture: its header is too short");
            }
            return header.getLong(8);
        }

        private long count(ByteBuffer bytes) {
            return this == TIFF ? bytes.getShort(0) & 0xffff : bytes.getLong(0) & Long.MAX_VALUE;
        }

        /** The number in an entry; 0 when it is not a number, or does not fit. */
        private int value(ByteBuffer directory, int entry) {
            int at = entry + valueAt;
            long value = switch (directory.getShort(entry + 2)) {
                case BYTE -> directory.get(at) & 0xff;
                case SHORT -> directory.getShort(at) & 0xffff;
                case LONG -> directory.getInt(at) & 0xffffffffL;
                case LONG_8 -> this == BIG_TIFF ? directory.getLong(at) : 0;
                default -> 0;
            };
            return value < 0 || value > Integer.MAX_VALUE ? 0 : (int) value;
        }
    }
}

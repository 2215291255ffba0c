package org.labelport.engine.picture.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The entries of the first directory of TIFF data, which is a TIFF file or the EXIF part of another file. Other
 * directories, such as makers' notes, are not read, because metadata-extractor would loop for hours over forged counts.
 *
 * <p>Source: TIFF 6.0, section 2; BigTIFF, https://www.awaresystems.be/imaging/tiff/bigtiff.html.
 */
public final class TiffEntries {

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

    private final ByteSource source;
    private final Layout layout;
    private final ByteBuffer directory;
    private final boolean cut;

    private TiffEntries(ByteSource source, Layout layout, ByteBuffer directory, boolean cut) {
        this.source = source;
        this.layout = layout;
        this.directory = directory;
        this.cut = cut;
    }

    /** Whether a file begins as a TIFF does. */
    public static boolean isTiff(ByteBuffer start) {
        if (start.remaining() < 4) {
            return false;
        }
        int mark = start.duplicate().getShort(0);
        int version = start.duplicate().order(order(start)).getShort(2);
        return (mark == LITTLE_ENDIAN || mark == BIG_ENDIAN) && (version == PLAIN || version == BIG);
    }

    /** Reads the first directory. */
    public static TiffEntries first(ByteSource source) throws IOException {
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
        int entries = (int) Math.min(MOST_ENTRIES, layout.entries(count));
        ByteBuffer directory =
                source.read(at + layout.countBytes, entries * layout.entryBytes).order(order);
        return new TiffEntries(source, layout, directory, directory.remaining() < entries * layout.entryBytes);
    }

    /** Whether the data ends within the directory. */
    public boolean isCut() {
        return cut;
    }

    private static ByteOrder order(ByteBuffer header) {
        return header.duplicate().getShort(0) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    /** The number of an entry; 0 when it is not given, is not a number, or does not fit. */
    public int number(int tag) {
        OptionalInt entry = find(tag);
        if (entry.isEmpty() || numberBytes(entry.getAsInt()) == 0) {
            return 0;
        }
        long number = number(directory, entry.getAsInt() + layout.valueAt, numberBytes(entry.getAsInt()));
        return number < 0 || number > Integer.MAX_VALUE ? 0 : (int) number;
    }

    /** The numbers of an entry; empty when it is not given, or is not of numbers. */
    public Optional<Numbers> numbers(int tag) {
        OptionalInt entry = find(tag);
        return entry.isEmpty() || numberBytes(entry.getAsInt()) == 0
                ? Optional.empty()
                : Optional.of(new Numbers(entry.getAsInt()));
    }

    private OptionalInt find(int tag) {
        for (int entry = 0; entry + layout.entryBytes <= directory.remaining(); entry += layout.entryBytes) {
            if ((directory.getShort(entry) & 0xffff) == tag) {
                return OptionalInt.of(entry);
            }
        }
        return OptionalInt.empty();
    }

    /** The size of each number of an entry; 0 when these are no whole numbers. */
    private int numberBytes(int entry) {
        return switch (directory.getShort(entry + Short.BYTES)) {
            case BYTE -> Byte.BYTES;
            case SHORT -> Short.BYTES;
            case LONG -> Integer.BYTES;
            case LONG_8 -> layout == Layout.BIG_TIFF ? Long.BYTES : 0;
            default -> 0;
        };
    }

    private static long number(ByteBuffer bytes, int at, int numberBytes) {
        return switch (numberBytes) {
            case Byte.BYTES -> bytes.get(at) & 0xff;
            case Short.BYTES -> bytes.getShort(at) & 0xffff;
            case Integer.BYTES -> bytes.getInt(at) & 0xffffffffL;
            default -> bytes.getLong(at);
        };
    }

    /** The numbers of one entry, which are read in blocks. Not thread-safe. */
    public final class Numbers {

        private static final int BLOCK_BYTES = 4 << 10;

        private final long count;
        private final int numberBytes;
        private final long start;
        private long blockAt;
        private ByteBuffer block = ByteBuffer.allocate(0);

        private Numbers(int entry) {
            this.count = layout.values(directory, entry);
            this.numberBytes = numberBytes(entry);
            int inside = entry + layout.valueAt;
            boolean fits = count <= layout.valueBytes() / numberBytes;
            this.start = fits ? 0 : number(directory, inside, layout.valueBytes());
            if (fits) {
                block = directory.slice(inside, layout.valueBytes()).order(directory.order());
            }
        }

        /** How many there are, as the file says. */
        public long count() {
            return count;
        }

        /**
         * One of them.
         *
         * @param index 0-based, less than {@link #count}
         * @throws EOFException when the file ends before it
         */
        public long at(long index) throws IOException {
            long offset = index * numberBytes;
            if (offset < blockAt || offset + numberBytes > blockAt + block.limit()) {
                if (start < 0) {
                    throw new EOFException();
                }
                blockAt = offset;
                block = source.read(start + offset, BLOCK_BYTES).order(directory.order());
                if (block.limit() < numberBytes) {
                    throw new EOFException();
                }
            }
            return number(block, (int) (offset - blockAt), numberBytes);
        }
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

        private long entries(ByteBuffer bytes) {
            return this == TIFF ? bytes.getShort(0) & 0xffff : bytes.getLong(0) & Long.MAX_VALUE;
        }

        private long values(ByteBuffer directory, int entry) {
            return number(directory, entry + 2 * Short.BYTES, valueBytes());
        }

        /** The bytes of an entry in which values stand, or their place. */
        private int valueBytes() {
            return entryBytes - valueAt;
        }
    }
}

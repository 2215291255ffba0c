package org.labelport.engine.pack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** ZIP, with the extensions for many and for large files (ZIP64) where an archive needs them. Names are UTF-8 and say so. */
final class ZipLayout implements ArchiveLayout {

    /** The value of a field of 32 or 16 bits when the real value is in the extension. */
    private static final long LARGE = 0xffffffffL;

    private static final int MANY = 0xffff;

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int DIRECTORY_RECORD = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LARGE_END = 0x06064b50;
    private static final int LARGE_END_LOCATOR = 0x07064b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int RECORD_LENGTH = 46;
    private static final int END_LENGTH = 22;
    private static final int LARGE_END_LENGTH = 56;
    private static final int LOCATOR_LENGTH = 20;

    /** The extension of a local header: its id and length, then both sizes. */
    private static final int LOCAL_EXTENSION = 20;

    private static final int EXTENSION_HEAD = 4;
    private static final short EXTENSION_ID = 1;

    private static final short VERSION_DEFLATE = 20;
    private static final short VERSION_LARGE = 45;
    /** Attributes are those of Unix. */
    private static final short MADE_BY = 3 << 8 | VERSION_LARGE;

    private static final short UTF8_NAME = 1 << 11;
    private static final short DEFLATED = 8;
    private static final short MIDNIGHT = 0;
    private static final short FIRST_OF_JANUARY_1980 = 1 << 5 | 1;
    private static final int FILE = 0100644 << 16;
    /** With the mark of a folder that Windows knows. */
    private static final int FOLDER = 040755 << 16 | 1 << 4;

    @Override
    public boolean canDeflate() {
        return true;
    }

    @Override
    public int headerLength(byte[] utf8Name, boolean large) {
        return LOCAL_LENGTH + utf8Name.length + (large ? LOCAL_EXTENSION : 0);
    }

    @Override
    public long largest(byte[] utf8Name, int headerLength) {
        return headerLength > LOCAL_LENGTH + utf8Name.length ? Long.MAX_VALUE : LARGE - 1;
    }

    @Override
    public byte[] header(ArchiveEntry entry) {
        byte[] name = entry.utf8Name();
        boolean extended = entry.headerLength() > LOCAL_LENGTH + name.length;
        ByteBuffer to = buffer(entry.headerLength()).putInt(LOCAL_HEADER);
        common(to, entry, extended)
                .putInt((int) (extended ? LARGE : entry.packed()))
                .putInt((int) (extended ? LARGE : entry.size()))
                .putShort((short) name.length)
                .putShort((short) (extended ? LOCAL_EXTENSION : 0))
                .put(name);
        if (extended) {
            to.putShort(EXTENSION_ID).putShort((short) (LOCAL_EXTENSION - EXTENSION_HEAD));
            to.putLong(entry.size()).putLong(entry.packed());
        }
        return to.array();
    }

    private static ByteBuffer common(ByteBuffer to, ArchiveEntry entry, boolean extended) {
        return to.putShort(extended ? VERSION_LARGE : VERSION_DEFLATE)
                .putShort(UTF8_NAME)
                .putShort(entry.deflated() ? DEFLATED : 0)
                .putShort(MIDNIGHT)
                .putShort(FIRST_OF_JANUARY_1980)
                .putInt((int) entry.crc());
    }

    @Override
    public int padding(long packed) {
        return 0;
    }

    @Override
    public byte[] directoryRecord(ArchiveEntry entry, long at) {
        byte[] name = entry.utf8Name();
        long[] fields = {entry.size(), entry.packed(), at};
        int extension = 0;
        for (long field : fields) {
            extension += field >= LARGE ? Long.BYTES : 0;
        }
        extension += extension > 0 ? EXTENSION_HEAD : 0;
        ByteBuffer to = buffer(RECORD_LENGTH + name.length + extension)
                .putInt(DIRECTORY_RECORD)
                .putShort(MADE_BY);
        common(to, entry, extension > 0)
                .putInt(small(entry.packed()))
                .putInt(small(entry.size()))
                .putShort((short) name.length)
                .putShort((short) extension)
                .putShort((short) 0) // no comment
                .putShort((short) 0) // the first disk
                .putShort((short) 0) // of unknown kind
                .putInt(entry.isFolder() ? FOLDER : FILE)
                .putInt(small(at))
                .put(name);
        if (extension > 0) {
            to.putShort(EXTENSION_ID).putShort((short) (extension - EXTENSION_HEAD));
            for (long field : fields) {
                if (field >= LARGE) {
                    to.putLong(field);
                }
            }
        }
        return to.array();
    }

    @Override
    public byte[] end(long entries, long directoryAt, long directorySize) {
        boolean extended = entries >= MANY || directoryAt >= LARGE || directorySize >= LARGE;
        ByteBuffer to = buffer(END_LENGTH + (extended ? LARGE_END_LENGTH + LOCATOR_LENGTH : 0));
        if (extended) {
            to.putInt(LARGE_END)
                    .putLong(LARGE_END_LENGTH - Integer.BYTES - Long.BYTES)
                    .putShort(MADE_BY)
                    .putShort(VERSION_LARGE)
                    .putInt(0) // this disk
                    .putInt(0) // the disk of the directory
                    .putLong(entries)
                    .putLong(entries)
                    .putLong(directorySize)
                    .putLong(directoryAt);
            to.putInt(LARGE_END_LOCATOR)
                    .putInt(0)
                    .putLong(directoryAt + directorySize)
                    .putInt(1); // one disk
        }
        short count = (short) Math.min(entries, MANY);
        return to.putInt(END)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(count)
                .putShort(count)
                .putInt(small(directorySize))
                .putInt(small(directoryAt))
                .putShort((short) 0)
                .array();
    }

    private static int small(long number) {
        return (int) Math.min(number, LARGE);
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}

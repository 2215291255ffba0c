package org.labelport.engine.unpack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the links among the entries of a ZIP. Java keeps to itself what kind of file an entry was, and returns the path
 * that a link holds as if it were the content of a file.
 */
final class ZipLinks {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;

    /** Tells where the end of a ZIP with many entries is, and comes directly before the other end. */
    private static final int LOCATOR = 0x07064b50;

    private static final int LOCATOR_LENGTH = 20;
    private static final int LARGE_END_LENGTH = 56;

    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;

    /** Systems whose modes of files a ZIP has: Unix and macOS. */
    private static final Set<Integer> WITH_MODES = Set.of(3, 19);

    private static final int KIND = 0170000;
    private static final int LINK = 0120000;

    private ZipLinks() {}

    /** The name of the first link in a ZIP that Java can read. */
    static Optional<String> first(Path archive) throws IOException {
        try (InputStream directory = new BufferedInputStream(ArchiveBytes.of(archive, () -> directory(archive)))) {
            for (ByteBuffer entry = next(directory); entry.getInt(0) == ENTRY; entry = next(directory)) {
                byte[] name = directory.readNBytes(Short.toUnsignedInt(entry.getShort(28)));
                if (WITH_MODES.contains((int) entry.get(5)) && (entry.getShort(40) & KIND) == LINK) {
                    return Optional.of(new String(name, StandardCharsets.UTF_8));
                }
                directory.skipNBytes(Short.toUnsignedInt(entry.getShort(30)) + Short.toUnsignedInt(entry.getShort(32)));
            }
            return Optional.empty();
        }
    }

    /** The fixed part of an entry; zeros after the last. */
    private static ByteBuffer next(InputStream directory) throws IOException {
        byte[] entry = new byte[ENTRY_LENGTH];
        directory.readNBytes(entry, 0, entry.length);
        return ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static InputStream directory(Path archive) throws IOException {
        FileChannel file = FileChannel.open(archive);
        try {
            return Channels.newInputStream(file.position(start(file)));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Where the directory begins: the last end counts that has one before it, whatever comes after the end. */
    private static long start(FileChannel file) throws IOException {
        long from = Math.max(0, file.size() - END_LENGTH - LONGEST_COMMENT);
        ByteBuffer last = read(file, from, (int) (file.size() - from));
        for (int at = last.limit() - END_LENGTH; at >= 0; at--) {
            if (last.getInt(at) == END) {
                long start = start(file, from + at, Integer.toUnsignedLong(last.getInt(at + 12)));
                if (read(file, start, Integer.BYTES).getInt(0) == ENTRY) {
                    return start;
                }
            }
        }
        return file.size();
    }

    /** Its length before its end, as a ZIP may come after something else. */
    private static long start(FileChannel file, long end, long length) throws IOException {
        ByteBuffer locator = read(file, Math.max(0, end - LOCATOR_LENGTH), LOCATOR_LENGTH);
        if (locator.getInt(0) != LOCATOR) {
            return Math.max(0, end - length);
        }
        long largeEnd = Math.max(0, locator.getLong(8));
        return Math.max(0, largeEnd - read(file, largeEnd, LARGE_END_LENGTH).getLong(40));
    }

    private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        for (int count = 0; count >= 0 && bytes.hasRemaining(); ) {
            count = file.read(bytes, from + bytes.position());
        }
        return bytes.rewind();
    }
}

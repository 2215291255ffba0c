package org.labelport.plugins.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether every byte of a zip file belongs to an entry of its one directory. Otherwise, programs that read zip files
 * from the front and those that read the directory at the end see different files; and a jar that contains jars and was
 * only partly copied can end with the directory of one of those.
 */
final class ZipLayout {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int LONGEST_DESCRIPTOR = 24;
    private static final long SEE_ZIP64 = 0xFFFFFFFFL;
    private static final int COUNT_IN_ZIP64 = 0xffff;
    private static final int LARGEST_DIRECTORY = 16 << 20;

    private final FileChannel file;

    private ZipLayout(FileChannel file) {
        this.file = file;
    }

    /** What is wrong with the file, as the end of a sentence. */
    static Optional<String> problem(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            return new ZipLayout(file).problem();
        }
    }

    private Optional<String> problem() throws IOException {
        long size = file.size();
        long start = Math.max(0, size - END_LENGTH - LONGEST_COMMENT);
        ByteBuffer tail = bytes(start, (int) (size - start));
        int at = tail.limit() - END_LENGTH;
        while (at >= 0 && tail.getInt(at) != END) {
            at--;
        }
        if (at < 0) {
            return Optional.of("its directory, which a jar ends with, is missing");
        }
        if (at + END_LENGTH + unsignedShort(tail, at + 20) != tail.limit()) {
            return Optional.of("something follows its end");
        }
        long directoryBytes = unsignedInt(tail, at + 12);
        long directoryStart = unsignedInt(tail, at + 16);
        if (directoryStart == SEE_ZIP64) {
            return Optional.of("it is laid out for more than 4 GB (Zip64)");
        }
        if (unsignedShort(tail, at + 10) == COUNT_IN_ZIP64) {
            return Optional.of("it is laid out for more than 65,534 entries (Zip64)");
        }
        if (directoryBytes > LARGEST_DIRECTORY) {
            return Optional.of("its directory is larger than " + (LARGEST_DIRECTORY >> 20) + " MB");
        }
        if (directoryStart + directoryBytes != start + at) {
            return Optional.of("its directory is of another jar, or something precedes its beginning");
        }
        return problem(bytes(directoryStart, (int) directoryBytes), directoryStart);
    }

    /** Sorts the entries by their position, and checks for bytes between them. */
    private Optional<String> problem(ByteBuffer directory, long directoryStart) throws IOException {
        Map<Long, Integer> entries = new TreeMap<>();
        int at = 0;
        while (at < directory.limit()) {
            if (at + ENTRY_LENGTH > directory.limit() || directory.getInt(at) != ENTRY) {
                return Optional.of("its directory is damaged");
            }
            if (entries.put(unsignedInt(directory, at + 42), at) != null) {
                return Optional.of("two of its entries share one place");
            }
            at += ENTRY_LENGTH
                    + nameLength(directory, at)
                    + unsignedShort(directory, at + 30)
                    + unsignedShort(directory, at + 32);
        }
        long end = 0;
        long spare = 0;
        for (Map.Entry<Long, Integer> entry : entries.entrySet()) {
            long start = entry.getKey();
            if (start < end || start > end + spare || start + LOCAL_LENGTH > directoryStart) {
                return Optional.of("there are bytes between its entries that belong to none of them");
            }
            int inDirectory = entry.getValue();
            ByteBuffer name = name(directory, inDirectory + ENTRY_LENGTH, nameLength(directory, inDirectory));
            ByteBuffer local = bytes(start, LOCAL_LENGTH + name.remaining());
            if (local.limit() < LOCAL_LENGTH
                    || local.getInt(0) != LOCAL
                    || unsignedShort(local, 26) != name.remaining()
                    || !name.equals(name(local, LOCAL_LENGTH, name.remaining()))) {
                return Optional.of("its directory and its entries have different names");
            }
            end = start + local.limit() + unsignedShort(local, 28) + unsignedInt(directory, inDirectory + 20);
            spare = (unsignedShort(local, 6) & 8) == 0 ? 0 : LONGEST_DESCRIPTOR;
        }
        return end <= directoryStart && directoryStart <= end + spare
                ? Optional.empty()
                : Optional.of("there are bytes between its entries and its directory");
    }

    private static ByteBuffer name(ByteBuffer buffer, int at, int length) {
        return at + length > buffer.limit() ? buffer.slice(0, 0) : buffer.slice(at, length);
    }

    private static int nameLength(ByteBuffer directory, int entry) {
        return unsignedShort(directory, entry + 28);
    }

    private ByteBuffer bytes(long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) >= 0) {
            // until it is full
        }
        return buffer.flip();
    }

    private static int unsignedShort(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private static long unsignedInt(ByteBuffer buffer, int at) {
        return Integer.toUnsignedLong(buffer.getInt(at));
    }
}

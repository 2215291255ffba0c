package org.labelport.engine.pack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * TAR as POSIX has it. Names that are long or not ASCII are in an extra header before the entry; sizes of 8 GB or more
 * are binary.
 */
final class TarLayout implements ArchiveLayout {

    private static final int BLOCK = 512;

    private static final int NAME_LENGTH = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final String MAGIC = "ustar";

    private static final char FILE = '0';
    private static final char FOLDER = '5';
    private static final char EXTENDED = 'x';

    private static final int MODE_AT = 100;
    private static final int NUMBER_LENGTH = 8;
    private static final int USER_AT = 108;
    private static final int GROUP_AT = 116;
    private static final int TIME_AT = 136;
    private static final long START_OF_1980 = 315_532_800;
    private static final int FILE_MODE = 0644;
    private static final int FOLDER_MODE = 0755;

    /** The name of the extra header, which only old programs show. */
    private static final String EXTENSION_NAME = "PaxHeader";

    @Override
    public boolean canDeflate() {
        return false;
    }

    @Override
    public int headerLength(byte[] utf8Name, boolean large) {
        return BLOCK + (isPlain(utf8Name) ? 0 : BLOCK + padded(extension(utf8Name).length));
    }

    @Override
    public long largest(byte[] utf8Name, int headerLength) {
        return Long.MAX_VALUE;
    }

    @Override
    public byte[] header(ArchiveEntry entry) {
        byte[] name = entry.utf8Name();
        ByteBuffer to = ByteBuffer.allocate(entry.headerLength());
        if (!isPlain(name)) {
            byte[] extension = extension(name);
            to.put(block(EXTENSION_NAME.getBytes(StandardCharsets.US_ASCII), EXTENDED, FILE_MODE, extension.length));
            to.put(Arrays.copyOf(extension, padded(extension.length)));
        }
        boolean folder = entry.isFolder();
        to.put(block(shortened(name), folder ? FOLDER : FILE, folder ? FOLDER_MODE : FILE_MODE, entry.size()));
        return to.array();
    }

    private static boolean isPlain(byte[] utf8Name) {
        if (utf8Name.length > NAME_LENGTH) {
            return false;
        }
        for (byte part : utf8Name) {
            if (part < 0) {
                return false;
            }
        }
        return true;
    }

    /** The name for programs that do not know extensions. */
    private static byte[] shortened(byte[] utf8Name) {
        byte[] name = Arrays.copyOf(utf8Name, Math.min(utf8Name.length, NAME_LENGTH));
        for (int i = 0; i < name.length; i++) {
            name[i] = name[i] < 0 ? (byte) '_' : name[i];
        }
        return name;
    }

    /** A line that begins with its own length. */
    private static byte[] extension(byte[] utf8Name) {
        byte[] key = " path=".getBytes(StandardCharsets.US_ASCII);
        int rest = key.length + utf8Name.length + 1;
        int length = rest + digits(rest + digits(rest));
        ByteBuffer line = ByteBuffer.allocate(length);
        line.put(Integer.toString(length).getBytes(StandardCharsets.US_ASCII));
        return line.put(key).put(utf8Name).put((byte) '\n').array();
    }

    private static int digits(int number) {
        return Integer.toString(number).length();
    }

    private static byte[] block(byte[] name, char type, int mode, long size) {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        block.put(name);
        octal(block, MODE_AT, NUMBER_LENGTH, mode);
        octal(block, USER_AT, NUMBER_LENGTH, 0);
        octal(block, GROUP_AT, NUMBER_LENGTH, 0);
        if (size < 1L << 3 * (SIZE_LENGTH - 1)) {
            octal(block, SIZE_AT, SIZE_LENGTH, size);
        } else {
            block.put(SIZE_AT, (byte) 0x80).putLong(SIZE_AT + SIZE_LENGTH - Long.BYTES, size);
        }
        octal(block, TIME_AT, SIZE_LENGTH, START_OF_1980);
        block.put(TYPE_AT, (byte) type);
        block.position(MAGIC_AT);
        block.put((MAGIC + "\00000").getBytes(StandardCharsets.US_ASCII));
        Arrays.fill(block.array(), CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_LENGTH, (byte) ' ');
        octal(block, CHECKSUM_AT, CHECKSUM_LENGTH - 1, checksum(block.array()));
        return block.array();
    }

    /** The sum of a header's bytes, which holds blanks in place of the sum. */
    private static long checksum(byte[] block) {
        long sum = 0;
        for (byte part : block) {
            sum += part & 0xff;
        }
        return sum;
    }

    private static void octal(ByteBuffer block, int at, int length, long number) {
        String digits = String.format(Locale.ROOT, "%0" + (length - 1) + "o", number);
        block.position(at);
        block.put(digits.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    }

    private static int padded(int length) {
        return (length + BLOCK - 1) / BLOCK * BLOCK;
    }

    @Override
    public int padding(long packed) {
        return (int) (-packed & BLOCK - 1);
    }

    @Override
    public byte[] directoryRecord(ArchiveEntry entry, long at) {
        return new byte[0];
    }

    /** Two empty blocks. */
    @Override
    public byte[] end(long entries, long directoryAt, long directorySize) {
        return new byte[2 * BLOCK];
    }
}

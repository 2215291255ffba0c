package org.labelport.engine.pack;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads files and folders from a TAR, of POSIX's or GNU's kind. Refuses links and devices. */
final class TarReader {

    private static final int MAX_EXTENSION = 1 << 20;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_LENGTH = 155;
    private static final char OLD_FILE = 0;
    private static final char CONTIGUOUS_FILE = '7';
    private static final char GLOBAL = 'g';
    private static final char GNU_LONG_NAME = 'L';

    private final InputStream in;
    private byte[] header = new byte[0];
    private String name = "";
    private long left;
    private int padding;

    TarReader(InputStream in) {
        this.in = in;
    }

    /** The archive is not as it should be. */
    static final class DamagedException extends IOException {

        private static final long serialVersionUID = 1L;

        private DamagedException(String message) {
            super(message);
        }
    }

    /** Whether a file that starts with these bytes is a TAR. */
    static boolean isHeader(byte[] block) {
        return block.length == TarLayout.BLOCK && TarLayout.MAGIC.equals(text(block, TarLayout.MAGIC_AT, 5));
    }

    /** Goes to the next file or folder. */
    boolean next() throws IOException {
        Optional<String> longName = Optional.empty();
        Optional<Long> longSize = Optional.empty();
        while (true) {
            skipRest();
            header = in.readNBytes(TarLayout.BLOCK);
            if (header.length < TarLayout.BLOCK) {
                throw new DamagedException("it is cut off");
            }
            if (isEmpty(header)) {
                return false;
            }
            requireSum();
            left = size();
            padding = (int) (-left & TarLayout.BLOCK - 1);
            switch (type()) {
                case TarLayout.EXTENDED -> {
                    byte[] extension = extension();
                    longName = value(extension, "path");
                    longSize = largeSize(value(extension, "size"));
                }
                case GNU_LONG_NAME -> longName = Optional.of(text(extension(), 0, Integer.MAX_VALUE));
                case GLOBAL -> extension();
                case OLD_FILE, TarLayout.FILE, CONTIGUOUS_FILE, TarLayout.FOLDER -> {
                    name = longName.orElseGet(this::shortName);
                    if (longSize.isPresent()) {
                        left = longSize.get();
                        padding = (int) (-left & TarLayout.BLOCK - 1);
                    }
                    return true;
                }
                default -> throw new DamagedException("'" + shortName() + "' is no file and no folder");
            }
        }
    }

    String name() {
        return name;
    }

    boolean isFolder() {
        return type() == TarLayout.FOLDER || name.endsWith("/");
    }

    /** How many bytes of the content are yet to be read. */
    long left() {
        return left;
    }

    /** The content of the file; it need not be read. */
    InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int offset, int count) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int read = in.read(to, offset, (int) Math.min(count, left));
                if (read < 0) {
                    throw new DamagedException("it is cut off in '" + name + "'");
                }
                left -= read;
                return read;
            }
        };
    }

    private void skipRest() throws IOException {
        try {
            in.skipNBytes(left + padding);
        } catch (EOFException e) {
            throw new DamagedException("it is cut off in '" + name + "'");
        }
        left = 0;
        padding = 0;
    }

    private char type() {
        return (char) (header[TarLayout.TYPE_AT] & 0xff);
    }

    private String shortName() {
        String own = text(header, 0, TarLayout.NAME_LENGTH);
        String prefix = isPosix() ? text(header, PREFIX_AT, PREFIX_LENGTH) : "";
        return prefix.isEmpty() ? own : prefix + "/" + own;
    }

    /** GNU has other things where POSIX has the beginning of the name. */
    private boolean isPosix() {
        return header[TarLayout.MAGIC_AT + TarLayout.MAGIC.length()] == 0;
    }

    private byte[] extension() throws IOException {
        if (left > MAX_EXTENSION) {
            throw new DamagedException("a name in it has more than " + MAX_EXTENSION + " bytes");
        }
        byte[] extension = in.readNBytes((int) left);
        left = 0;
        return extension;
    }

    /** A value of lines that each begin with their length. */
    private static Optional<String> value(byte[] extension, String key) throws IOException {
        for (int at = 0; at < extension.length; ) {
            int blank = at;
            while (blank < extension.length && extension[blank] != ' ') {
                blank++;
            }
            int length = (int) number(text(extension, at, blank - at), 10);
            if (length <= blank - at + 1 || at + length > extension.length) {
                throw new DamagedException("an extended header is damaged");
            }
            String line = new String(extension, blank + 1, at + length - blank - 2, StandardCharsets.UTF_8);
            if (line.startsWith(key + "=")) {
                return Optional.of(line.substring(key.length() + 1));
            }
            at += length;
        }
        return Optional.empty();
    }

    private void requireSum() throws IOException {
        byte[] blank = header.clone();
        Arrays.fill(blank, TarLayout.CHECKSUM_AT, TarLayout.CHECKSUM_AT + TarLayout.CHECKSUM_LENGTH, (byte) ' ');
        String sum = text(header, TarLayout.CHECKSUM_AT, TarLayout.CHECKSUM_LENGTH);
        if (number(sum.strip(), 8) != TarLayout.checksum(blank)) {
            throw new DamagedException("a header is damaged");
        }
    }

    private long size() throws IOException {
        long size;
        if (header[TarLayout.SIZE_AT] < 0) {
            size = ByteBuffer.wrap(header).getLong(TarLayout.SIZE_AT + TarLayout.SIZE_LENGTH - Long.BYTES);
        } else {
            String digits =
                    text(header, TarLayout.SIZE_AT, TarLayout.SIZE_LENGTH).strip();
            size = digits.isEmpty() ? 0 : number(digits, 8);
        }
        if (size < 0) {
            throw new DamagedException("a size is damaged");
        }
        return size;
    }

    private static Optional<Long> largeSize(Optional<String> digits) throws IOException {
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        long size = number(digits.get(), 10);
        if (size < 0) {
            throw new DamagedException("a size is damaged");
        }
        return Optional.of(size);
    }

    private static long number(String digits, int base) throws IOException {
        try {
            return Long.parseLong(digits, base);
        } catch (NumberFormatException e) {
            throw new DamagedException("'" + digits + "' is no number");
        }
    }

    private static boolean isEmpty(byte[] block) {
        for (byte part : block) {
            if (part != 0) {
                return false;
            }
        }
        return true;
    }

    /** A text that ends at the first zero byte. */
    private static String text(byte[] bytes, int at, int length) {
        int end = at;
        while (end < bytes.length && end - at < length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, at, end - at, StandardCharsets.UTF_8);
    }
}

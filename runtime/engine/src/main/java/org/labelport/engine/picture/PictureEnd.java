package org.labelport.engine.picture;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Tells whether the end of a picture is missing, as a download leaves it that broke off. What programs append to
 * pictures does not matter. Looks at JPEG, PNG and WebP; of most files it reads the first and the last few bytes.
 */
public final class PictureEnd {

    private static final int START_BYTES = 12;

    private static final int JPEG_START = 0xffd8;
    private static final int MARKER = 0xff;
    private static final int STUFFED = 0x00;
    private static final int TEMPORARY = 0x01;
    private static final int FIRST_RESTART = 0xd0;
    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;

    private static final int PNG_START = 0x89504e47;
    private static final int PNG_FIRST_CHUNK_AT = 8;
    private static final int PNG_HEAD_BYTES = 8;
    private static final int PNG_CHECKSUM_BYTES = 4;
    private static final int PNG_END = 0x49454e44;

    private static final int RIFF = 0x52494646;
    private static final int WEBP = 0x57454250;
    private static final int RIFF_HEAD_BYTES = 8;

    private PictureEnd() {}

    /** Whether the end is missing; false for files of other kinds. */
    public static boolean isMissing(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return isMissing(channel);
        }
    }

    /** Whether the end of a file is missing; false for files of other kinds. */
    static boolean isMissing(FileChannel file) throws IOException {
        ByteBuffer start = read(file, 0, START_BYTES);
        if (start.remaining() < START_BYTES) {
            return false; // not even a header: other checks tell that
        }
        if (start.getShort(0) == (short) JPEG_START) {
            return !endsAsJpeg(file) && isCutJpeg(file);
        }
        if (start.getInt(0) == PNG_START) {
            return isCutPng(file);
        }
        boolean webp = start.getInt(0) == RIFF && start.getInt(RIFF_HEAD_BYTES) == WEBP;
        return webp && isCutRiff(start.order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xffffffffL, file.size());
    }

    private static boolean endsAsJpeg(FileChannel channel) throws IOException {
        return read(channel, channel.size() - 2, 2).getShort(0) == (short) (MARKER << 8 | END_OF_IMAGE);
    }

    /** Goes through the segments and the pixels, in which the mark of the end cannot occur. */
    private static boolean isCutJpeg(FileChannel file) throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(file.position(0)), 1 << 16);
        try {
            while (true) {
                int code = nextMarker(in);
                if (code == END_OF_IMAGE) {
                    return false;
                }
                boolean alone = code == STUFFED || code == TEMPORARY || code >= FIRST_RESTART && code <= START_OF_IMAGE;
                if (!alone) {
                    in.skipNBytes(Math.max(0, (byteOf(in) << 8 | byteOf(in)) - 2));
                }
            }
        } catch (EOFException e) {
            return true;
        }
    }

    private static int nextMarker(InputStream in) throws IOException {
        int value = byteOf(in);
        while (value != MARKER) {
            value = byteOf(in);
        }
        while (value == MARKER) {
            value = byteOf(in);
        }
        return value;
    }

    private static int byteOf(InputStream in) throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException();
        }
        return value;
    }

    private static boolean isCutPng(FileChannel channel) throws IOException {
        long size = channel.size();
        int endBytes = PNG_HEAD_BYTES + PNG_CHECKSUM_BYTES;
        if (read(channel, size - endBytes, endBytes).getInt(4) == PNG_END) {
            return false;
        }
        for (long at = PNG_FIRST_CHUNK_AT; at + endBytes <= size; ) {
            ByteBuffer head = read(channel, at, PNG_HEAD_BYTES);
            if (head.getInt(4) == PNG_END) {
                return false;
            }
            at += endBytes + (head.getInt(0) & 0xffffffffL);
        }
        return true;
    }

    /** A file of this kind has a byte at its end that only fills it, which some programs leave out. */
    private static boolean isCutRiff(long stated, long size) {
        return RIFF_HEAD_BYTES + stated - 1 > size;
    }

    private static ByteBuffer read(FileChannel channel, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        int read;
        do {
            read = channel.read(bytes, at + bytes.position());
        } while (read > 0);
        return bytes.flip();
    }
}

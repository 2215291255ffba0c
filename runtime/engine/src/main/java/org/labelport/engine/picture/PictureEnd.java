package org.labelport.engine.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Tells whether the end of a picture is missing, as a download leaves it that broke off. What programs append to
 * pictures does not matter. Looks at JPEG, PNG and WebP; of most files it reads the first and the last few bytes.
 */
final class PictureEnd {

    private static final int START_BYTES = 12;
    private static final int BLOCK_BYTES = 64 << 10;

    private static final int JPEG_START = 0xffd8;
    private static final int JPEG_END = 0xffd9;
    private static final int MARKER = 0xff;
    private static final int TEMPORARY = 0x01;
    private static final int FIRST_WITHOUT_LENGTH = 0xd0;
    private static final int LAST_WITHOUT_LENGTH = 0xd9;
    private static final int START_OF_PIXELS = 0xda;
    private static final int SEGMENT_HEAD_BYTES = 4;

    private static final int PNG_START = 0x89504e47;
    private static final int PNG_END = 0x49454e44;
    private static final int PNG_FIRST_CHUNK_AT = 8;
    private static final int PNG_CHUNK_BYTES = 12;

    private static final int RIFF = 0x52494646;
    private static final int WEBP = 0x57454250;
    private static final int RIFF_HEAD_BYTES = 8;

    private PictureEnd() {}

    /** Whether the end is missing; false for files of other kinds. */
    static boolean isMissing(ByteSource file, long fileBytes) throws IOException {
        ByteBuffer start = file.read(0, START_BYTES);
        if (start.remaining() < START_BYTES) {
            return false; // not even a header: other checks tell that
        }
        if (start.getShort(0) == (short) JPEG_START) {
            ByteBuffer end = file.read(fileBytes - Short.BYTES, Short.BYTES);
            return !hasMarkOfTheEnd(end) && isCutJpeg(file, fileBytes);
        }
        if (start.getInt(0) == PNG_START) {
            return isCutPng(file, fileBytes - PNG_CHUNK_BYTES, fileBytes)
                    && isCutPng(file, PNG_FIRST_CHUNK_AT, fileBytes);
        }
        boolean webp = start.getInt(0) == RIFF && start.getInt(RIFF_HEAD_BYTES) == WEBP;
        return webp && isCutRiff(start.order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xffffffffL, fileBytes);
    }

    /** Looks for the mark of the end, which cannot occur among the pixels, from the end of the file. */
    private static boolean isCutJpeg(ByteSource file, long fileBytes) throws IOException {
        long pixels = pixels(file);
        for (long end = fileBytes; end - pixels >= Short.BYTES; ) {
            long at = Math.max(pixels, end - BLOCK_BYTES);
            if (hasMarkOfTheEnd(file.read(at, (int) (end - at)))) {
                return false;
            }
            end = at + 1; // it may lie on the border
        }
        return true;
    }

    private static boolean hasMarkOfTheEnd(ByteBuffer bytes) {
        for (int i = bytes.limit() - Short.BYTES; i >= 0; i--) {
            if (bytes.getShort(i) == (short) JPEG_END) {
                return true;
            }
        }
        return false;
    }

    /** Where the pixels begin: behind segments that have their lengths, and may have marks in previews. */
    private static long pixels(ByteSource file) throws IOException {
        for (long at = 2; ; ) {
            ByteBuffer head = file.read(at, SEGMENT_HEAD_BYTES);
            if (head.remaining() < SEGMENT_HEAD_BYTES || (head.get(0) & MARKER) != MARKER) {
                return at;
            }
            int code = head.get(1) & MARKER;
            if (code == START_OF_PIXELS) {
                return at;
            }
            if (code == MARKER) {
                at++; // fills
            } else if (code == TEMPORARY || code >= FIRST_WITHOUT_LENGTH && code <= LAST_WITHOUT_LENGTH) {
                at += 2;
            } else {
                at += 2 + Math.max(2, head.getShort(2) & 0xffff);
            }
        }
    }

    /** Goes through the chunks from one of them on. */
    private static boolean isCutPng(ByteSource file, long first, long fileBytes) throws IOException {
        for (long at = first; at + PNG_CHUNK_BYTES <= fileBytes; ) {
            ByteBuffer head = file.read(at, PNG_CHUNK_BYTES);
            if (head.remaining() < PNG_CHUNK_BYTES) {
                return true;
            }
            if (head.getInt(Integer.BYTES) == PNG_END) {
                return false;
            }
            at += PNG_CHUNK_BYTES + (head.getInt(0) & 0xffffffffL);
        }
        return true;
    }

    /** A file of this kind has a byte at its end that only fills it, which some programs leave out. */
    private static boolean isCutRiff(long stated, long size) {
        return RIFF_HEAD_BYTES + stated - 1 > size;
    }
}

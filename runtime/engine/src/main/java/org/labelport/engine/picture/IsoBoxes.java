package org.labelport.engine.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/** Walks over the boxes of which files of the ISO base media format consist, such as HEIF and AVIF. */
final class IsoBoxes {

    private static final int LENGTH_AND_TYPE_BYTES = 8;

    private final ByteBuffer bytes;

    IsoBoxes(byte[] beginning) {
        this.bytes = ByteBuffer.wrap(beginning);
    }

    /** @param start of its content */
    record Box(String type, long start, long end) {}

    /** The whole file. */
    Box file() {
        return new Box("", 0, Long.MAX_VALUE);
    }

    /** Whether the file begins with the box that names its brands, and has one of these. */
    boolean hasBrand(Set<String> brands) {
        int kindAt = LENGTH_AND_TYPE_BYTES / 2;
        if (bytes.limit() < 2 * LENGTH_AND_TYPE_BYTES || !name(kindAt).equals("ftyp")) {
            return false;
        }
        long end = Math.min(bytes.getInt(0) & 0xffffffffL, bytes.limit());
        for (int at = LENGTH_AND_TYPE_BYTES; at + Integer.BYTES <= end; at += Integer.BYTES) {
            boolean version = at == LENGTH_AND_TYPE_BYTES + Integer.BYTES;
            if (!version && brands.contains(name(at))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Finds the first box of a type.
     *
     * @throws EOFException when the file was cut in front of it
     */
    Optional<Box> find(String type, Box in) throws EOFException {
        for (long at = in.start; at < in.end; ) {
            Box box = at(at, in);
            if (box.type.equals(type)) {
                return Optional.of(box);
            }
            at = box.end;
        }
        return Optional.empty();
    }

    /**
     * The box that begins at a place.
     *
     * @throws EOFException when the file was cut in the box's head
     */
    Box at(long at, Box in) throws EOFException {
        String type = name(existing(at + Integer.BYTES, Integer.BYTES));
        long start = at + LENGTH_AND_TYPE_BYTES;
        long length = number(at, Integer.BYTES);
        if (length == 1) {
            length = number(start, Long.BYTES);
            start += Long.BYTES;
        }
        boolean toTheEnd = length < start - at || length > in.end - at; // 0 by rule, others by mistake
        return new Box(type, start, toTheEnd ? in.end : at + length);
    }

    /**
     * An unsigned number.
     *
     * @param count its bytes, 1, 2, 4 or 8
     * @throws EOFException when the file was cut in front of its end
     */
    long number(long at, int count) throws EOFException {
        int there = existing(at, count);
        return switch (count) {
            case Byte.BYTES -> bytes.get(there) & 0xff;
            case Short.BYTES -> bytes.getShort(there) & 0xffff;
            case Integer.BYTES -> bytes.getInt(there) & 0xffffffffL;
            default -> bytes.getLong(there);
        };
    }

    private String name(int at) {
        byte[] name = new byte[Integer.BYTES];
        bytes.get(at, name);
        return new String(name, US_ASCII);
    }

    private int existing(long at, int count) throws EOFException {
        if (at > bytes.limit() - count) {
            throw new EOFException();
        }
        return (int) at;
    }
}

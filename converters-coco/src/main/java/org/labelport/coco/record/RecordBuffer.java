package org.labelport.coco.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.labelport.coco.file.CocoId;

/** Collects one binary record. To read it, use a {@link ByteBuffer} and the static methods, in the same order. */
public final class RecordBuffer {

    private ByteBuffer bytes = ByteBuffer.allocate(1024);

    public void clear() {
        bytes.clear();
    }

    public byte[] array() {
        return bytes.array();
    }

    public int size() {
        return bytes.position();
    }

    public void tag(byte tag) {
        ensure(1);
        bytes.put(tag);
    }

    public void whole(int number) {
        ensure(Integer.BYTES);
        bytes.putInt(number);
    }

    public void number(double number) {
        ensure(Double.BYTES);
        bytes.putDouble(number);
    }

    public void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        whole(encoded.length);
        raw(encoded, 0, encoded.length);
    }

    public void id(CocoId id) {
        if (id.text() != null) {
            tag((byte) 1);
            text(id.text());
        } else {
            id(id.number());
        }
    }

    /** Appends an id that is a number. */
    public void id(long id) {
        tag((byte) 0);
        ensure(Long.BYTES);
        bytes.putLong(id);
    }

    /** Appends the first numbers of a list, in the shortest form without loss. */
    public void numbers(double[] list, int count) {
        PackedNumbers.write(list, count, room(PackedNumbers.mostBytes(count)));
    }

    /** Appends the first numbers of a list that is given in hundredths. None of them may be a negative zero. */
    public void hundredths(int[] list, int count) {
        PackedNumbers.write(list, count, room(PackedNumbers.mostBytes(count)));
    }

    public void raw(byte[] source, int offset, int length) {
        ensure(length);
        bytes.put(source, offset, length);
    }

    /** Removes everything after the first {@code size} bytes. */
    public void cutTo(int size) {
        bytes.position(size);
    }

    public static String text(ByteBuffer record) {
        int length = record.getInt();
        String text =
                new String(record.array(), record.arrayOffset() + record.position(), length, StandardCharsets.UTF_8);
        record.position(record.position() + length);
        return text;
    }

    public static CocoId id(ByteBuffer record) {
        return record.get() == 1 ? new CocoId(0, text(record)) : CocoId.of(record.getLong());
    }

    private ByteBuffer room(int more) {
        ensure(more);
        return bytes;
    }

    private void ensure(int more) {
        if (more > bytes.remaining()) {
            int position = bytes.position();
            int needed = Math.addExact(position, more);
            int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.capacity());
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), Math.max(needed, doubled)));
            bytes.position(position);
        }
    }
}

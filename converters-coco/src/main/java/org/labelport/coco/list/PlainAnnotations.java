package org.labelport.coco.list;

import org.labelport.coco.record.RecordBuffer;

/**
 * The annotations of a piece of a list that are spelled plainly, as nearly all of nearly all files are: the keys that COCO
 * defines, whole numbers as ids, numbers without exponents, no escapes. They are read from their bytes, without tokens in
 * between. What is not plain is left to {@code read.AnnotationReader}, which makes the same records and knows what to say.
 */
public final class PlainAnnotations {

    private final PlainObject object = new PlainObject();
    private RecordBuffer records = new RecordBuffer();
    private long[] ids = new long[512];
    private long[] images = new long[512];
    private long[] categories = new long[512];
    /** Where a record ends; that of one that is not plain ends where it starts. */
    private int[] ends = new int[512];

    private int size;

    /** Replaces the content by the objects of a piece. */
    public void read(ObjectPiece piece) {
        records.clear();
        size = piece.size();
        if (size > ids.length) {
            ids = new long[size];
            images = new long[size];
            categories = new long[size];
            ends = new int[size];
        }
        for (int i = 0; i < size; i++) {
            int start = records.size();
            if (object.read(piece.bytes(), piece.start(i), records)) {
                ids[i] = object.id();
                images[i] = object.image();
                categories[i] = object.category();
            } else {
                records.cutTo(start);
            }
            ends[i] = records.size();
        }
    }

    /** Number of objects. */
    public int size() {
        return size;
    }

    public boolean isPlain(int index) {
        return ends[index] > start(index);
    }

    /** The first object after this one that is plain, or the number of objects. */
    public int nextPlain(int index) {
        int next = index + 1;
        while (next < size && !isPlain(next)) {
            next++;
        }
        return next;
    }

    public long id(int index) {
        return ids[index];
    }

    public long image(int index) {
        return images[index];
    }

    public long category(int index) {
        return categories[index];
    }

    /** The bytes that hold all records. */
    public byte[] records() {
        return records.array();
    }

    /** Where a record starts among the bytes. */
    public int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** Number of bytes of a record. */
    public int length(int index) {
        return ends[index] - start(index);
    }
}

package org.labelport.coco.list;

import org.labelport.coco.record.RecordBuffer;

/**
 * Reads the plain annotations of a piece of a list directly from its bytes, without JSON tokens. Nearly all annotations
 * of nearly all files are plain: they have only keys that COCO defines, whole numbers as ids, numbers without exponents
 * and no escapes. All others are left to {@code read.AnnotationReader}, which makes the same records and reports
 * errors.
 */
public final class PlainAnnotations {

    private final PlainObject object = new PlainObject();
    private RecordBuffer records = new RecordBuffer();
    private long[] ids = new long[512];
    private long[] images = new long[512];
    private long[] categories = new long[512];
    /** The index where each record ends. The record of an annotation that is not plain is empty. */
    private int[] ends = new int[512];

    private int size;

    /** Reads the objects of a piece, and replaces those that were read before. */
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

    /** The number of objects, plain or not. */
    public int size() {
        return size;
    }

    public boolean isPlain(int index) {
        return ends[index] > start(index);
    }

    /** Returns the index of the first plain object after this one, or the number of objects. */
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

    /** Returns the array that holds all records. */
    public byte[] records() {
        return records.array();
    }

    /** Returns the index in {@link #records} where a record starts. */
    public int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** Returns the number of bytes of a record. */
    public int length(int index) {
        return ends[index] - start(index);
    }
}

package org.labelport.coco.list;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.labelport.coco.list.PlainBytes.NotPlainException;
import org.labelport.coco.record.AnnotationRecord;
import org.labelport.coco.record.RecordBuffer;

/** Reads one plain annotation, see {@link PlainAnnotations}. */
final class PlainObject {

    private static final byte[] SIZE = "size".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COUNTS = "counts".getBytes(StandardCharsets.US_ASCII);
    private static final Key[] KEYS = Key.values();
    private static final int NEEDED = Key.ID.bit | Key.IMAGE_ID.bit | Key.CATEGORY_ID.bit;
    /** An annotation with one of these keys is an object; without any it is a label of the whole picture. */
    private static final int OF_OBJECTS = Key.BBOX.bit | Key.SEGMENTATION.bit | Key.KEYPOINTS.bit;

    private final PlainBytes in = new PlainBytes();
    private final PlainNumbers numbers = new PlainNumbers();

    private long id;
    private long image;
    private long category;

    private enum Key {
        ID,
        IMAGE_ID,
        CATEGORY_ID,
        SEGMENTATION,
        AREA,
        BBOX,
        ISCROWD,
        SCORE,
        KEYPOINTS,
        NUM_KEYPOINTS;

        private final byte[] spelling = name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        private final int bit = 1 << ordinal();
    }

    /**
     * Reads an object and appends its record.
     *
     * @param start the index of its opening bracket; its closing bracket must be in the bytes, too
     * @return false when it is not plain; then the caller must remove what was appended
     */
    boolean read(byte[] json, int start, RecordBuffer record) {
        in.start(json, start + 1);
        try {
            int seen = 0;
            do {
                Key key = key();
                if ((seen & key.bit) != 0) {
                    return false;
                }
                seen |= key.bit;
                value(key, record);
            } while (in.take(','));
            if (!in.take('}') || (seen & NEEDED) != NEEDED || (seen & OF_OBJECTS) == 0) {
                return false;
            }
        } catch (NotPlainException e) {
            return false;
        }
        record.tag(AnnotationRecord.ID);
        record.id(id);
        return true;
    }

    long id() {
        return id;
    }

    long image() {
        return image;
    }

    long category() {
        return category;
    }

    private Key key() throws NotPlainException {
        int length = in.text();
        int end = in.at() - 1;
        in.require(':');
        for (Key key : KEYS) {
            if (key.spelling.length == length && is(key.spelling, end)) {
                return key;
            }
        }
        throw new NotPlainException();
    }

    private boolean is(byte[] spelling, int end) {
        return Arrays.equals(in.array(), end - spelling.length, end, spelling, 0, spelling.length);
    }

    private void value(Key key, RecordBuffer record) throws NotPlainException {
        switch (key) {
            case ID -> id = in.integer();
            case IMAGE_ID -> image = in.integer();
            case CATEGORY_ID -> {
                category = in.integer();
                record.tag(AnnotationRecord.CATEGORY);
                record.id(category);
            }
            case SEGMENTATION -> segmentation(record);
            case AREA, NUM_KEYPOINTS ->
                requireThat(PlainNumbers.decimal(in) >= 0); // not kept, since they follow from the geometry
            case BBOX -> {
                in.require('[');
                requireThat(numbers.list(in, AnnotationRecord.BOX, record) == 4);
            }
            case ISCROWD -> {
                long crowd = in.integer();
                requireThat(crowd == 0 || crowd == 1);
                if (crowd == 1) {
                    record.tag(AnnotationRecord.CROWD);
                }
            }
            case SCORE -> {
                double score = PlainNumbers.decimal(in);
                record.tag(AnnotationRecord.SCORE);
                record.number(score);
            }
            case KEYPOINTS -> {
                in.require('[');
                int count = numbers.list(in, AnnotationRecord.KEYPOINTS, record);
                requireThat(count > 0 && count % 3 == 0);
            }
        }
    }

    private void segmentation(RecordBuffer record) throws NotPlainException {
        if (in.take('{')) {
            mask(record);
            return;
        }
        in.require('[');
        if (in.take(']')) {
            return;
        }
        do {
            in.require('[');
            numbers.list(in, AnnotationRecord.RING, record);
        } while (in.take(','));
        in.require(']');
    }

    private void mask(RecordBuffer record) throws NotPlainException {
        int height = -1;
        int width = -1;
        int textLength = 0;
        int textEnd = 0;
        int counts = 0;
        do {
            int length = in.text();
            int end = in.at() - 1;
            in.require(':');
            if (length == SIZE.length && is(SIZE, end) && height < 0) {
                in.require('[');
                height = in.count();
                in.require(',');
                width = in.count();
                in.require(']');
            } else {
                requireThat(length == COUNTS.length && is(COUNTS, end) && textLength + counts == 0);
                if (in.take('[')) {
                    counts = numbers.counts(in);
                } else {
                    textLength = in.text();
                    textEnd = in.at() - 1;
                }
            }
        } while (in.take(','));
        in.require('}');
        requireThat(height >= 0 && textLength + counts > 0);
        record.tag(counts > 0 ? AnnotationRecord.MASK : AnnotationRecord.COMPRESSED_MASK);
        record.whole(height);
        record.whole(width);
        record.whole(counts > 0 ? counts : textLength);
        record.raw(in.array(), textEnd - textLength, textLength);
        for (int i = 0; i < counts; i++) {
            record.whole(numbers.count(i));
        }
    }

    private static void requireThat(boolean plain) throws NotPlainException {
        if (!plain) {
            throw new NotPlainException();
        }
    }
}

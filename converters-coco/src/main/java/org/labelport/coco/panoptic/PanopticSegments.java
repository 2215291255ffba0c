package org.labelport.coco.panoptic;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoId;
import org.labelport.coco.record.RecordBuffer;

/**
 * The segments that a file lists for one picture.
 *
 * @param fileName the name of the PNG
 * @param unusable the number of entries without a usable id or category
 */
record PanopticSegments(String fileName, List<Segment> segments, int unusable) {

    PanopticSegments {
        segments = List.copyOf(segments);
    }

    /** The number of segments that are listed, unusable ones included. */
    int count() {
        return segments.size() + unusable;
    }

    /** A segment: its id, its category, and whether it is a crowd. */
    record Segment(int id, CocoId category, Crowd crowd) {}

    /** What {@code iscrowd} says of a segment. */
    enum Crowd {
        /** It is one object, or nothing is said. */
        NO,
        /** It is a region of many objects. */
        YES,
        /** It is neither 0 nor 1, nor true or false. */
        UNKNOWN;

        private static final List<Crowd> ALL = List.of(values());

        static Crowd of(Optional<Object> value) {
            Object said = value.orElse(0.0);
            if (said.equals(0.0) || said.equals(-0.0) || said.equals(false) || said.equals("0")) {
                return NO;
            }
            return said.equals(1.0) || said.equals(true) || said.equals("1") ? YES : UNKNOWN;
        }
    }

    /** Reads an element of {@code annotations}. */
    static PanopticSegments of(@Nullable Object annotation) {
        List<Segment> segments = new ArrayList<>();
        int unusable = 0;
        for (Object entry : PanopticFile.list(annotation, "segments_info")) {
            Optional<Long> id =
                    PanopticFile.whole(entry, "id").filter(number -> number > 0 && number < PanopticColor.IDS);
            Optional<CocoId> category = PanopticFile.id(entry, "category_id");
            if (id.isPresent() && category.isPresent()) {
                Crowd crowd = Crowd.of(PanopticFile.get(entry, "iscrowd"));
                segments.add(new Segment(id.get().intValue(), category.get(), crowd));
            } else {
                unusable++;
            }
        }
        return new PanopticSegments(PanopticFile.text(annotation, "file_name"), segments, unusable);
    }

    void writeTo(RecordBuffer record) {
        record.text(fileName);
        record.whole(unusable);
        record.whole(segments.size());
        for (Segment segment : segments) {
            record.whole(segment.id());
            record.id(segment.category());
            record.tag((byte) segment.crowd().ordinal());
        }
    }

    static PanopticSegments read(byte[] bytes) {
        ByteBuffer record = ByteBuffer.wrap(bytes);
        String fileName = RecordBuffer.text(record);
        int unusable = record.getInt();
        int count = record.getInt();
        List<Segment> segments = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            segments.add(new Segment(record.getInt(), RecordBuffer.id(record), Crowd.ALL.get(record.get())));
        }
        return new PanopticSegments(fileName, segments, unusable);
    }
}

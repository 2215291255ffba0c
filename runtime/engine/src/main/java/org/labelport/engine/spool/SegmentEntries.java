package org.labelport.engine.spool;

import java.util.List;
import org.labelport.engine.journal.Entry;

/** Where the segments of a spool are, as it is kept in a journal. */
final class SegmentEntries {

    private SegmentEntries() {}

    static List<Entry> of(List<SpoolSegment> segments, List<SegmentStore.Segment> headers) {
        return Entry.each(
                segments,
                segment -> Entry.of(
                        "firstItem", segment.firstItem(),
                        "items", segment.items(),
                        "firstAnnotation", segment.firstAnnotation(),
                        "bytes", SegmentStore.entry(segment.bytes()),
                        "headers", SegmentStore.entry(headers.get(segment.number()))));
    }

    static void read(List<Entry> entries, List<SpoolSegment> segments, List<SegmentStore.Segment> headers) {
        for (Entry segment : entries) {
            segments.add(new SpoolSegment(
                    segments.size(),
                    segment.number("firstItem"),
                    segment.integer("items"),
                    segment.number("firstAnnotation"),
                    SegmentStore.segment(segment.entry("bytes"))));
            headers.add(SegmentStore.segment(segment.entry("headers")));
        }
    }
}

package org.labelport.engine.spool;

import com.fasterxml.jackson.core.JsonParser;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.convert.Census;
import org.labelport.convert.NumberedItem;
import org.labelport.engine.closing.Closing;
import org.labelport.engine.journal.Entry;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;

/** The whole data set, ready to be read in any order by any number of threads. */
public final class Spool implements Closeable {

    static final String ITEMS = "items";
    static final String HEADERS = "headers";

    private final SegmentStore items;
    private final SegmentStore headers;
    private final List<SpoolSegment> segments;
    private final List<SegmentStore.Segment> headerSegments;
    private final SpoolCensus census;

    Spool(
            SegmentStore items,
            SegmentStore headers,
            List<SpoolSegment> segments,
            List<SegmentStore.Segment> headerSegments,
            CensusCounts counts,
            Taxonomy taxonomy) {
        this.items = items;
        this.headers = headers;
        this.segments = List.copyOf(segments);
        this.headerSegments = List.copyOf(headerSegments);
        this.census = new SpoolCensus(counts, taxonomy);
    }

    /**
     * Opens a spool that an earlier process has kept.
     *
     * @param entry the entry that {@link #entry} returned for it
     */
    public static Spool reopen(Path folder, Entry entry) throws IOException {
        List<SpoolSegment> segments = new ArrayList<>();
        List<SegmentStore.Segment> headerSegments = new ArrayList<>();
        SegmentEntries.read(entry.entries("segments"), segments, headerSegments);
        CensusCounts counts = CensusCounts.of(entry.entry("counts"));
        Taxonomy taxonomy = TaxonomyEntry.read(entry.entries("taxonomy"));
        return Closing.unlessMade(
                SegmentStore.kept(folder.resolve(ITEMS)),
                items -> new Spool(
                        items, SegmentStore.kept(folder.resolve(HEADERS)), segments, headerSegments, counts, taxonomy));
    }

    /** What is needed to open a kept spool again; its items are on the disk when this returns. */
    public Entry entry() throws IOException {
        items.force();
        headers.force();
        return Entry.of(
                "segments", SegmentEntries.of(segments, headerSegments),
                "counts", census.counts.entry(),
                "taxonomy", TaxonomyEntry.of(census.taxonomy));
    }

    public Census census() {
        return census;
    }

    public List<SpoolSegment> segments() {
        return segments;
    }

    /** Reads a segment. */
    public void forEach(SpoolSegment segment, Census.ItemVisitor visitor) throws IOException {
        forEach(segment, (item, mark) -> visitor.visit(item));
    }

    /** Takes an item and its mark. */
    @FunctionalInterface
    public interface MarkVisitor {
        void visit(NumberedItem item, long mark) throws IOException;
    }

    /** Reads all items with their marks, in their order. */
    public void forEachMark(MarkVisitor visitor) throws IOException {
        for (SpoolSegment segment : segments) {
            forEach(segment, visitor);
        }
    }

    private void forEach(SpoolSegment segment, MarkVisitor visitor) throws IOException {
        long annotation = segment.firstAnnotation();
        try (JsonParser in = ItemCodec.parser(bytes(items, segment.bytes()))) {
            for (int i = 0; i < segment.items(); i++) {
                Item item = ItemCodec.read(in);
                visitor.visit(new NumberedItem(segment.firstItem() + i, annotation, item), ItemCodec.readMark(in));
                annotation += item.annotations().size();
            }
        }
    }

    /** Reads a segment for a walk over the items, which may be a call of a format's code. */
    private static byte[] bytes(SegmentStore store, SegmentStore.Segment segment) throws RunFileException {
        try {
            return store.read(segment);
        } catch (IOException e) {
            throw RunFileException.of(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (items;
                headers) {
            // Both are closed, the second even when the first fails.
        }
    }

    /** The counts and the walk over the headers, as converters see them. */
    private final class SpoolCensus implements Census {

        private final CensusCounts counts;
        private final Taxonomy taxonomy;

        private SpoolCensus(CensusCounts counts, Taxonomy taxonomy) {
            this.counts = counts;
            this.taxonomy = taxonomy;
        }

        @Override
        public Taxonomy taxonomy() {
            return taxonomy;
        }

        @Override
        public long items() {
            return counts.items();
        }

        @Override
        public long annotations() {
            return counts.annotations();
        }

        @Override
        public long items(Split split) {
            return counts.items(split);
        }

        @Override
        public Map<ShapeKind, Long> shapes() {
            return counts.shapes();
        }

        @Override
        public Map<ShapeKind, Long> shapes(String category) {
            return counts.shapes(category);
        }

        @Override
        public Set<DataType> dataTypes() {
            return counts.dataTypes();
        }

        @Override
        public Set<String> attributes() {
            return counts.attributes();
        }

        @Override
        public void forEachItem(HeaderVisitor visitor) throws IOException {
            for (int i = 0; i < segments.size(); i++) {
                SpoolSegment segment = segments.get(i);
                try (JsonParser in = ItemCodec.parser(bytes(headers, headerSegments.get(i)))) {
                    for (int item = 0; item < segment.items(); item++) {
                        visitor.visit(HeaderCodec.read(segment.firstItem() + item, in));
                    }
                }
            }
        }

        @Override
        public void readItems(ItemVisitor visitor) throws IOException {
            for (SpoolSegment segment : segments) {
                forEach(segment, visitor);
            }
        }
    }
}

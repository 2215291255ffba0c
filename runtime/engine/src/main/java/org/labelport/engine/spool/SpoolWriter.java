package org.labelport.engine.spool;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedSet;
import org.labelport.engine.closing.Closing;
import org.labelport.engine.journal.Entry;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;

/** Takes items in the data set's order, cuts them into segments and counts them. Used by one thread. */
public final class SpoolWriter implements Closeable {

    private static final int SEGMENT_ITEMS = 512;
    private static final int SEGMENT_BYTES = 1 << 20;

    private static final String SEGMENTS = "segments";
    private static final String COUNTS = "counts";
    private static final String FIRST_ANNOTATION = "firstAnnotation";
    private static final String BEGUN_ITEMS = "begunItems";
    private static final String BEGUN = "begun";

    private final SegmentStore items;
    private final SegmentStore headers;
    private final int segmentItems;
    private CensusCounts counts = new CensusCounts();
    private final List<SpoolSegment> segments = new ArrayList<>();
    private final List<SegmentStore.Segment> headerSegments = new ArrayList<>();
    private final ByteText itemBytes = new ByteText(SEGMENT_BYTES / 4);
    private final ByteText headerBytes = new ByteText();
    private JsonGenerator generator;
    private JsonGenerator headerGenerator;
    private int itemsInSegment;
    private long firstAnnotation;
    private boolean handedOver;

    /**
     * @param folder an empty folder for what does not fit into memory
     * @param memory number of bytes to keep in memory
     * @param maxSegmentItems largest number of items in a segment; 0 for the default
     */
    public SpoolWriter(Path folder, long memory, int maxSegmentItems) throws IOException {
        this(
                new SegmentStore(folder.resolve(Spool.ITEMS), memory),
                new SegmentStore(folder.resolve(Spool.HEADERS), memory / 8),
                maxSegmentItems);
    }

    private SpoolWriter(SegmentStore items, SegmentStore headers, int maxSegmentItems) throws IOException {
        this.items = items;
        this.headers = headers;
        segmentItems = maxSegmentItems == 0 ? SEGMENT_ITEMS : maxSegmentItems;
        startSegment();
    }

    /** A writer whose spool can be opened again by a later process. */
    public static SpoolWriter kept(Path folder, int maxSegmentItems) throws IOException {
        return Closing.unlessMade(
                SegmentStore.kept(folder.resolve(Spool.ITEMS)),
                items -> new SpoolWriter(items, SegmentStore.kept(folder.resolve(Spool.HEADERS)), maxSegmentItems));
    }

    /**
     * Goes on with what an earlier process has kept.
     *
     * @param entry the entry that {@link #entry} returned for its writer
     */
    public static SpoolWriter reopen(Path folder, int maxSegmentItems, Entry entry) throws IOException {
        return Closing.unlessMade(kept(folder, maxSegmentItems), writer -> {
            writer.takeOver(entry);
            return writer;
        });
    }

    /** How many items a writer has kept, according to its entry. */
    public static long items(Entry entry) {
        return CensusCounts.of(entry.entry(COUNTS)).items();
    }

    private void takeOver(Entry entry) throws IOException {
        SegmentEntries.read(entry.entries(SEGMENTS), segments, headerSegments);
        counts = CensusCounts.of(entry.entry(COUNTS));
        firstAnnotation = entry.number(FIRST_ANNOTATION);
        int begun = entry.integer(BEGUN_ITEMS);
        try (JsonParser in = ItemCodec.parser(Base64.getDecoder().decode(entry.text(BEGUN)))) {
            for (int i = 0; i < begun; i++) {
                append(ItemCodec.read(in), ItemCodec.readMark(in));
            }
        }
    }

    /** What another process needs to continue a kept spool; its items are on the disk when this returns. */
    public Entry entry() throws IOException {
        items.force();
        headers.force();
        return Entry.of(
                SEGMENTS,
                SegmentEntries.of(segments, headerSegments),
                COUNTS,
                counts.entry(),
                FIRST_ANNOTATION,
                firstAnnotation,
                BEGUN_ITEMS,
                itemsInSegment,
                BEGUN,
                Base64.getEncoder().encodeToString(itemBytes.toByteArray()));
    }

    /** Adds the next item without a mark, because nobody will ask whether it has changed. */
    public void add(Item item) throws IOException {
        add(item, 0);
    }

    /**
     * Adds the next item.
     *
     * @param mark identifies the content of the source's item; read again by {@link Spool#forEachMark}
     */
    public void add(Item item, long mark) throws IOException {
        counts.add(item);
        append(item, mark);
        if (itemsInSegment >= segmentItems || itemBytes.size() >= SEGMENT_BYTES) {
            endSegment();
            startSegment();
        }
    }

    private void append(Item item, long mark) throws IOException {
        ItemCodec.write(item, generator);
        generator.writeNumber(mark);
        HeaderCodec.write(item, headerGenerator);
        itemsInSegment++;
        generator.flush();
    }

    /** Number of items so far. */
    public long size() {
        return counts.items();
    }

    /** Names of the categories that annotations have, sorted. */
    public SortedSet<String> categoriesInData() {
        return counts.categories();
    }

    /**
     * Ends the spool. The returned spool takes over the stores.
     *
     * @param taxonomy the categories that count; annotations of others must not have been added
     */
    public Spool seal(Taxonomy taxonomy) throws IOException {
        if (itemsInSegment > 0) {
            endSegment();
        }
        handedOver = true;
        return new Spool(items, headers, segments, headerSegments, counts, taxonomy);
    }

    private void startSegment() throws IOException {
        itemBytes.clear();
        headerBytes.clear();
        itemsInSegment = 0;
        firstAnnotation = counts.annotations();
        generator = ItemCodec.generator(itemBytes);
        headerGenerator = ItemCodec.generator(headerBytes);
    }

    private void endSegment() throws IOException {
        generator.close();
        headerGenerator.close();
        segments.add(new SpoolSegment(
                segments.size(),
                counts.items() - itemsInSegment,
                itemsInSegment,
                firstAnnotation,
                items.append(itemBytes)));
        headerSegments.add(headers.append(headerBytes));
    }

    /** Discards everything, unless the spool was sealed and has taken over. */
    @Override
    public void close() throws IOException {
        if (!handedOver) {
            try (items;
                    headers) {
                generator.close();
                headerGenerator.close();
            }
        }
    }
}

package org.labelport.engine.spool;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.output.ByteText;

/** Takes items in the data set's order, cuts them into segments and counts them. Used by one thread. */
public final class SpoolWriter implements AutoCloseable {

    private static final int SEGMENT_ITEMS = 512;
    private static final int SEGMENT_BYTES = 1 << 20;

    private final SegmentStore items;
    private final SegmentStore headers;
    private final int segmentItems;
    private final CensusCounts counts = new CensusCounts();
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
        return new SpoolWriter(
                SegmentStore.kept(folder.resolve(Spool.ITEMS)),
                SegmentStore.kept(folder.resolve(Spool.HEADERS)),
                maxSegmentItems);
    }

    /** Adds the next item. */
    public void add(Item item) throws IOException {
        ItemCodec.write(item, generator);
        HeaderCodec.write(item, headerGenerator);
        counts.add(item);
        itemsInSegment++;
        generator.flush();
        if (itemsInSegment >= segmentItems || itemBytes.size() >= SEGMENT_BYTES) {
            endSegment();
            startSegment();
        }
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

    /** Gives up, unless the spool was sealed and has taken over. */
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

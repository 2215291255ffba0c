package org.labelport.engine.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.labelport.engine.spool.SegmentStore;
import org.labelport.output.ByteText;
import org.labelport.output.Part;

/** Keeps what each shard contributed to each part, and joins it in the order of the shards. Thread-safe. */
final class PartStore {

    private final SegmentStore store;
    private final int shards;
    private final Map<Part, AtomicReferenceArray<SegmentStore.Segment>> segments = new ConcurrentHashMap<>();

    PartStore(SegmentStore store, int shards) {
        this.store = store;
        this.shards = shards;
    }

    /** Takes a shard's contributions to a part, joined by the part's separator. */
    void put(int shard, Part part, ByteText content) throws IOException {
        if (!content.isEmpty()) {
            segments.computeIfAbsent(part, key -> new AtomicReferenceArray<>(shards))
                    .set(shard, store.append(content));
        }
    }

    /** Copies the contributions of all shards, joined. */
    void copy(Part part, OutputStream to) throws IOException {
        AtomicReferenceArray<SegmentStore.Segment> ofShards = segments.get(part);
        if (ofShards == null) {
            return;
        }
        byte[] separator = part.separator().getBytes(StandardCharsets.US_ASCII);
        boolean first = true;
        for (int shard = 0; shard < shards; shard++) {
            SegmentStore.Segment segment = ofShards.get(shard);
            if (segment != null) {
                if (!first) {
                    to.write(separator);
                }
                store.copy(segment, to);
                first = false;
            }
        }
    }
}

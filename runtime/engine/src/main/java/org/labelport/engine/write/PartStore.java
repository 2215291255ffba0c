package org.labelport.engine.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.spool.SegmentStore;
import org.labelport.engine.staging.FileStore;
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

    /** The stored contributions to a part, in the order of the shards. */
    List<SegmentStore.Segment> segments(Part part) {
        List<SegmentStore.Segment> stored = new ArrayList<>();
        AtomicReferenceArray<SegmentStore.Segment> ofShards = segments.get(part);
        for (int shard = 0; ofShards != null && shard < shards; shard++) {
            if (ofShards.get(shard) != null) {
                stored.add(ofShards.get(shard));
            }
        }
        return stored;
    }

    /** What a shard contributed, as it is kept in a journal. */
    List<Entry> entries(int shard) {
        List<Entry> entries = new ArrayList<>();
        segments.forEach((part, ofShards) -> {
            SegmentStore.Segment segment = ofShards.get(shard);
            if (segment != null) {
                entries.add(Entry.of(
                        "name", part.name(),
                        "separator", part.separator(),
                        "segment", SegmentStore.entry(segment)));
            }
        });
        return entries;
    }

    /** Takes over what an earlier process has stored of a shard. */
    void restore(int shard, List<Entry> entries) {
        for (Entry entry : entries) {
            segments.computeIfAbsent(
                            new Part(entry.text("name"), entry.text("separator")),
                            key -> new AtomicReferenceArray<>(shards))
                    .set(shard, SegmentStore.segment(entry.entry("segment")));
        }
    }

    /** Forgets what a shard has contributed. */
    void forget(int shard) {
        segments.values().forEach(ofShards -> ofShards.set(shard, null));
    }

    /** The files of a shard. */
    List<FileStore.Entry> manifest(int shard) throws IOException {
        AtomicReferenceArray<SegmentStore.Segment> manifests = segments.get(Manifest.PART);
        SegmentStore.Segment manifest = manifests == null ? null : manifests.get(shard);
        return manifest == null ? List.of() : Manifest.read(store, manifest);
    }
}

package org.labelport.engine.write;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.journal.Journal;
import org.labelport.engine.report.Findings;
import org.labelport.engine.staging.EarlierFiles;

/** The results of the shards of one format. Thread-safe. */
final class Shards {

    static final String STEP = "shard";

    private final String format;
    private final PartStore parts;
    private final Journal journal;
    private final AtomicReferenceArray<ShardResult> results;

    Shards(String format, int count, PartStore parts, Journal journal) {
        this.format = format;
        this.parts = parts;
        this.journal = journal;
        this.results = new AtomicReferenceArray<>(count);
    }

    int count() {
        return results.length();
    }

    boolean isDone(int shard) {
        return results.get(shard) != null;
    }

    /** The result of a finished shard. */
    ShardResult result(int shard) {
        return results.get(shard);
    }

    void done(int shard, ShardResult result) {
        results.set(shard, result);
    }

    /** Records that a later process need not write the shard again. */
    void keep(int shard) throws IOException {
        if (journal.isKept()) {
            ShardResult result = results.get(shard);
            journal.addSoon(
                    STEP,
                    Entry.of(
                            "format", format,
                            "shard", shard,
                            "items", result.items(),
                            "annotations", result.annotations(),
                            "files", result.files(),
                            "bytes", result.bytes(),
                            "counters", result.counters(),
                            "findings", result.findings().entry(),
                            "parts", parts.entries(shard)));
        }
    }

    /** Takes over the shards that an earlier process has kept, if their files are unchanged. */
    void takeOver(EarlierFiles files) throws IOException {
        Map<Integer, Entry> kept = new LinkedHashMap<>();
        for (Entry entry : journal.before(STEP)) {
            if (entry.text("format").equals(format)) {
                kept.put(entry.integer("shard"), entry);
            }
        }
        for (Map.Entry<Integer, Entry> shard : kept.entrySet()) {
            Entry entry = shard.getValue();
            parts.restore(shard.getKey(), entry.entries("parts"));
            if (files.takeOver(shard.getKey(), parts.manifest(shard.getKey()))) {
                results.set(
                        shard.getKey(),
                        new ShardResult(
                                entry.number("items"),
                                entry.number("annotations"),
                                entry.number("files"),
                                entry.number("bytes"),
                                entry.numbers("counters"),
                                Findings.of(entry.entry("findings"))));
            } else {
                parts.forget(shard.getKey());
            }
        }
    }
}

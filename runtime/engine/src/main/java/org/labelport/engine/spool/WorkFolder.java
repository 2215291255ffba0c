package org.labelport.engine.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.labelport.engine.closing.Closing;
import org.labelport.engine.journal.Journal;

/**
 * What a run keeps in a folder for temporary files until it has ended: findings, the parts that its shards produce, and
 * the journal of finished steps. If the run has a journal, the files stay for a later process.
 */
public final class WorkFolder implements Closeable {

    private static final long STORE_MEMORY = 32L << 20;

    private final Path path;
    private final Journal journal;
    private final SegmentStore findings;
    private final SegmentStore parts;

    private WorkFolder(Path path, Journal journal, SegmentStore findings, SegmentStore parts) {
        this.path = path;
        this.journal = journal;
        this.findings = findings;
        this.parts = parts;
    }

    /** @param path of an empty folder, or of what an earlier process has left */
    public static WorkFolder open(Path path, Journal journal) throws IOException {
        long memory = Math.min(STORE_MEMORY, Runtime.getRuntime().maxMemory() / 8);
        return Closing.unlessMade(
                store(path.resolve("findings"), memory / 4, journal),
                findings -> new WorkFolder(path, journal, findings, store(path.resolve("parts"), memory, journal)));
    }

    private static SegmentStore store(Path file, long memory, Journal journal) throws IOException {
        return journal.isKept() ? SegmentStore.kept(file) : new SegmentStore(file, memory);
    }

    public Path path() {
        return path;
    }

    /** Knows which steps are done. */
    public Journal journal() {
        return journal;
    }

    /** Takes the lines of what is wrong with the source, and of what is filtered. */
    public SegmentStore findings() {
        return findings;
    }

    /** Takes the parts that shards produce, until they are joined. */
    public SegmentStore parts() {
        return parts;
    }

    @Override
    public void close() throws IOException {
        try (findings) {
            parts.close();
        }
    }
}

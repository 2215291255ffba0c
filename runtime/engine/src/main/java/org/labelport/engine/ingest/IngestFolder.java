package org.labelport.engine.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.labelport.engine.ingest.IngestCheckpoint.DataSet;
import org.labelport.engine.ingest.IngestCheckpoint.Keeper;
import org.labelport.engine.journal.Checkpoint;
import org.labelport.engine.journal.Durable;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.journal.Journal;
import org.labelport.engine.media.OriginalsFolder;
import org.labelport.engine.publish.FolderTree;
import org.labelport.engine.report.FindingsLog;
import org.labelport.engine.spool.SegmentStore;
import org.labelport.engine.spool.Spool;
import org.labelport.engine.spool.SpoolFeed;
import org.labelport.engine.spool.SpoolWriter;
import org.labelport.engine.spool.WorkFolder;

/** What an ingest has on the disk: the spool, originals, the source's temporary files, and how far it has come. */
public final class IngestFolder {

    /** The journal's name for the step that has read everything. */
    public static final String STEP = "ingested";

    private static final long MAX_SPOOL_MEMORY = 64L << 20;
    private static final String SOURCE = "source";
    private static final String SPOOL = "spool";
    private static final String CHECKPOINT = "read";

    private final Path folder;
    private final SegmentStore store;
    private final Journal journal;
    private final Checkpoint checkpoint;

    /**
     * @param work empty, or what an earlier process has left; its journal records what was read when everything has
     *     been read
     */
    IngestFolder(WorkFolder work) {
        this.folder = work.path();
        this.store = work.findings();
        this.journal = work.journal();
        this.checkpoint = checkpoint(folder);
    }

    /** Whether a later process may go on. */
    boolean isKept() {
        return journal.isKept();
    }

    /** Takes the lines of findings. */
    SegmentStore findings() {
        return store;
    }

    /**
     * How far an earlier process has come; when this is not known, everything that it left except originals is removed.
     */
    Optional<IngestCheckpoint> begun() throws IOException {
        Optional<IngestCheckpoint> before =
                journal.isKept() ? checkpoint.read().map(IngestCheckpoint::new) : Optional.empty();
        if (before.isEmpty()) {
            FolderTree.delete(folder.resolve(SOURCE));
            FolderTree.delete(folder.resolve(SPOOL));
        }
        return before;
    }

    /** The folder for the source's temporary files. */
    Path scratch() throws IOException {
        return scratch(folder);
    }

    /** The folder for the content of the source's archives; it may not exist yet. */
    Path unpacked() {
        return unpacked(folder);
    }

    /** Where a source has its temporary files when it is read in this folder. */
    static Path scratch(Path folder) throws IOException {
        return FolderTree.create(folder, folder.resolve(SOURCE).resolve("scratch"));
    }

    /** Where a source's archives are unpacked when it is read in this folder. */
    static Path unpacked(Path folder) {
        return folder.resolve(SOURCE).resolve("unpacked");
    }

    OriginalsFolder originals() {
        return new OriginalsFolder(
                originals(folder), journal.isKept() ? OriginalsFolder.Kept.FOR_LATER : OriginalsFolder.Kept.FOR_NOW);
    }

    /** @param before how far an earlier process has come */
    SpoolWriter writer(int shardItems, Optional<IngestCheckpoint> before) throws IOException {
        Path spool = FolderTree.create(folder, folder.resolve(SPOOL));
        if (before.isPresent()) {
            return SpoolWriter.reopen(spool, shardItems, before.get().spool());
        }
        return journal.isKept()
                ? SpoolWriter.kept(spool, shardItems)
                : new SpoolWriter(
                        spool, Math.min(MAX_SPOOL_MEMORY, Runtime.getRuntime().maxMemory() / 8), shardItems);
    }

    Keeper keeper(DataSet dataSet, SpoolFeed writer, SourceFindings findings) {
        return new Keeper(checkpoint, folder.resolve(SOURCE), originals(folder), dataSet, writer, findings);
    }

    /** Records that everything has been read. */
    void keep(Ingest.Result result) throws IOException {
        Durable.names(originals(folder));
        Durable.tree(folder.resolve(SOURCE)); // items may name unpacked files
        journal.add(
                STEP,
                Entry.of(
                        "spool", result.spool().entry(),
                        "findings", result.findings().entry(),
                        "items", result.itemsRead(),
                        "annotations", result.annotationsRead(),
                        "properties", result.properties()));
        checkpoint.remove();
    }

    /** What an earlier process has read; empty when it did not finish reading. */
    Optional<Ingest.Result> finished() throws IOException {
        Optional<Entry> entry = journal.lastBefore(STEP);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Entry read = entry.get();
        return Optional.of(new Ingest.Result(
                spool(folder, read),
                FindingsLog.reopen(store, read.entry("findings")),
                read.number("items"),
                read.number("annotations"),
                read.map("properties")));
    }

    /** The items that an ingest has kept in its folder, by its step in the journal. The caller closes it. */
    public static Spool spool(Path folder, Entry step) throws IOException {
        return Spool.reopen(folder.resolve(SPOOL), step.entry("spool"));
    }

    /** Where originals are, once they were fetched into the folder of an ingest. */
    public static Path originals(Path folder) {
        return folder.resolve("originals");
    }

    /** Whether an unfinished ingest has left something in its folder that another one can continue with. */
    public static boolean hasBegun(Path folder) {
        return Files.exists(folder.resolve(CHECKPOINT)) || Files.exists(originals(folder));
    }

    /** How many items an unfinished ingest has kept in its folder. */
    public static long itemsKept(Path folder) throws IOException {
        return checkpoint(folder)
                .read()
                .map(entry -> SpoolWriter.items(entry.entry("spool")))
                .orElse(0L);
    }

    private static Checkpoint checkpoint(Path folder) {
        return new Checkpoint(folder.resolve(CHECKPOINT));
    }
}

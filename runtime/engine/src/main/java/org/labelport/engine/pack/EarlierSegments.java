package org.labelport.engine.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.labelport.engine.staging.EarlierFiles;
import org.labelport.engine.staging.FileStore;
import org.labelport.report.ItemException;
import org.labelport.target.FolderList;

/**
 * What an earlier process left of an export that is one file. Segments are on the disk before the journal speaks of them, so
 * that they are there as they were written, or were joined and removed already and are written again.
 */
final class EarlierSegments implements EarlierFiles {

    private final Path segments;
    private final Path archive;
    private final TakenNames names;
    private final Set<Path> takenOver = new HashSet<>();

    EarlierSegments(Path segments, Path archive, TakenNames names) {
        this.segments = segments;
        this.archive = archive;
        this.names = names;
    }

    static Path shard(Path segments, int number) {
        return segments.resolve("shard-" + number);
    }

    static Path wholeFile(Path segments, int number) {
        return segments.resolve("file-" + number);
    }

    /** The archive gets its name when all of it is on the disk. */
    @Override
    public boolean hold(List<FileStore.Entry> files) {
        return Files.isRegularFile(archive, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void setAside() throws IOException {
        Files.deleteIfExists(archive);
        Files.deleteIfExists(ArchiveJoin.unfinished(archive));
    }

    @Override
    public boolean takeOver(int shard, List<FileStore.Entry> files) throws IOException {
        Path file = shard(segments, shard);
        Optional<Segment> segment = Segment.of(file);
        if (segment.isEmpty() || segment.get().count() != files.size()) {
            return false;
        }
        for (FileStore.Entry entry : files) {
            try {
                names.take(entry.path());
            } catch (ItemException e) {
                throw new IOException("the journal names a file twice: " + e.getMessage(), e);
            }
        }
        takenOver.add(file);
        return true;
    }

    @Override
    public void removeRest() throws IOException {
        if (!Files.isDirectory(segments, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (Path file : FolderList.of(segments, file -> !takenOver.contains(file))) {
            Files.delete(file);
        }
    }
}

package org.labelport.engine.pack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.labelport.engine.publish.FolderTree;
import org.labelport.engine.staging.EarlierFiles;
import org.labelport.engine.staging.FileStore;
import org.labelport.engine.staging.ShardFiles;
import org.labelport.engine.staging.TakenPathException;
import org.labelport.export.ExportParams.Packing;
import org.labelport.report.ItemException;

/**
 * Writes an export that is one file: one segment for each shard and each file of the whole data set, which are joined
 * at the end. A segment is removed when it has been joined, so that the disk holds the export only once.
 */
public final class PackedFiles implements FileStore {

    private final Path segments;
    private final Path archive;
    private final ArchiveLayout layout;
    private final TakenNames names = new TakenNames();
    private final AtomicInteger wholeFiles = new AtomicInteger();
    private final Queue<Path> unforced = new ConcurrentLinkedQueue<>();

    /**
     * Takes files for one export.
     *
     * @param segments a folder for what is not joined yet: absent, or what an earlier process has left
     * @param archive where the export is when it is complete, on the file system that it will be published on
     * @param packing not {@link Packing#FOLDER}
     */
    public PackedFiles(Path segments, Path archive, Packing packing) {
        this.segments = segments;
        this.archive = archive;
        this.layout = switch (packing) {
            case ZIP -> new ZipLayout();
            case TAR -> new TarLayout();
            case FOLDER -> throw new IllegalArgumentException("a folder is not packed");
        };
    }

    @Override
    public ShardFiles shard(int number) throws IOException {
        FolderTree.create(segments.getParent(), segments);
        return new PackedShard(EarlierSegments.shard(segments, number), layout, names, unforced::add);
    }

    @Override
    public Writing open(String path) throws IOException {
        try {
            names.take(FileStore.safe(path));
        } catch (ItemException e) {
            throw new TakenPathException(path);
        }
        return new PackedFile(path, nextWholeFile(), layout);
    }

    @Override
    public void folder(String path) throws IOException {
        try {
            if (names.takeFolder(FileStore.safe(path))) {
                new PackedFile(path + "/", nextWholeFile(), layout).close();
            }
        } catch (ItemException e) {
            throw new TakenPathException(path);
        }
    }

    private Path nextWholeFile() throws IOException {
        FolderTree.create(segments.getParent(), segments);
        return EarlierSegments.wholeFile(segments, wholeFiles.getAndIncrement());
    }

    @Override
    public void force() throws IOException {
        for (Path segment = unforced.peek(); segment != null; segment = unforced.peek()) {
            try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.WRITE)) {
                channel.force(false);
            }
            unforced.remove();
        }
    }

    @Override
    public void complete(int shards) throws IOException {
        unforced.clear(); // they have been joined and removed when the next entry is written
        try (ArchiveJoin join = new ArchiveJoin(archive, segments, layout)) {
            for (int i = 0; i < shards; i++) {
                join.append(EarlierSegments.shard(segments, i));
            }
            for (int i = 0; i < wholeFiles.get(); i++) {
                join.append(EarlierSegments.wholeFile(segments, i));
            }
            join.complete();
        }
        FolderTree.delete(segments);
    }

    @Override
    public Optional<EarlierFiles> earlier() {
        return Optional.of(new EarlierSegments(segments, archive, names));
    }
}

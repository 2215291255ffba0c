package org.labelport.engine.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.labelport.engine.picture.PictureEncoder;
import org.labelport.engine.picture.UnsupportedPictureException;
import org.labelport.engine.staging.FileStore;
import org.labelport.engine.staging.FileStore.Entry;
import org.labelport.engine.staging.HashingStream;
import org.labelport.engine.staging.OriginalFile;
import org.labelport.engine.staging.ShardFiles;
import org.labelport.model.Blob;
import org.labelport.output.ByteText;
import org.labelport.output.PictureFormat;
import org.labelport.report.ItemException;

/** Writes the files of one shard into a segment. */
final class PackedShard implements ShardFiles {

    private final Path file;
    private final TakenNames names;
    private final Consumer<Path> ended;
    private final SegmentWriter segment;

    /** @param ended is told the segment's file when all of it is written */
    PackedShard(Path file, ArchiveLayout layout, TakenNames names, Consumer<Path> ended) throws IOException {
        this.file = file;
        this.names = names;
        this.ended = ended;
        this.segment = new SegmentWriter(file, layout);
    }

    /** Writes the content of an entry; what it may throw besides is told by its type. */
    @FunctionalInterface
    private interface Content<X extends Exception> {
        void writeTo(HashingStream out) throws IOException, ItemException, X;
    }

    @Override
    public Entry write(String path, ByteText content) throws IOException, ItemException {
        return entry(path, Compression.ofWritten(path), content.size(), content::writeTo);
    }

    @Override
    public Entry copy(String path, Blob original) throws IOException, ItemException {
        Path source = OriginalFile.of(path, original);
        return entry(
                path, Compression.ofOriginal(path), OriginalFile.size(source), out -> OriginalFile.copy(source, out));
    }

    @Override
    public Entry again(String path, Entry taken) throws IOException, ItemException {
        names.take(FileStore.safe(path));
        segment.repeat(taken.path(), path);
        return new Entry(path, taken.size(), taken.sha256());
    }

    @Override
    public Entry encode(String path, Blob original, int orientation, Optional<PictureFormat> format)
            throws IOException, ItemException, UnsupportedPictureException {
        Path source = OriginalFile.of(path, original);
        Optional<String> name = format.map(wanted -> wanted.name().toLowerCase(Locale.ROOT));
        return entry(
                path,
                Compression.ofOriginal(path),
                OriginalFile.size(source),
                out -> PictureEncoder.encode(source, orientation, name, out));
    }

    private <X extends Exception> Entry entry(
            String path, Compression compression, long expectedSize, Content<X> content)
            throws IOException, ItemException, X {
        names.take(FileStore.safe(path));
        HashingStream hashed = new HashingStream(segment);
        segment.begin(path, compression, expectedSize);
        boolean whole = false;
        try {
            content.writeTo(hashed);
            whole = true;
        } finally {
            if (!whole) {
                segment.cancel();
                names.release(path);
            }
        }
        segment.finish();
        return new Entry(path, hashed.size(), hashed.sha256());
    }

    @Override
    public void delete(Entry entry) throws IOException {
        segment.remove(entry.path());
        names.release(entry.path());
    }

    @Override
    public void end() throws IOException {
        segment.complete();
        segment.close();
        ended.accept(file);
    }

    @Override
    public void close() throws IOException {
        segment.close();
    }
}

package org.labelport.engine.pack;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.engine.staging.FileStore;
import org.labelport.engine.staging.HashingStream;

/** One large file in a segment of its own. */
final class PackedFile extends FileStore.Writing {

    private final String path;
    private final SegmentWriter segment;
    private final HashingStream hashed;
    private boolean closed;

    PackedFile(String path, Path file, ArchiveLayout layout) throws IOException {
        this.path = path;
        this.segment = new SegmentWriter(file, layout);
        this.hashed = new HashingStream(segment);
        segment.begin(path, Compression.ofWritten(path), Long.MAX_VALUE);
    }

    @Override
    public void write(int value) throws IOException {
        hashed.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        hashed.write(bytes, offset, count);
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (segment) {
                segment.finish();
                segment.complete();
            }
        }
    }

    @Override
    public FileStore.Entry entry() {
        return new FileStore.Entry(path, hashed.size(), hashed.sha256());
    }
}

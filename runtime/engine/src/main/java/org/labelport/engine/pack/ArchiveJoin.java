package org.labelport.engine.pack;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.labelport.engine.closing.Closing;
import org.labelport.engine.journal.Durable;

/** Joins segments to an archive, which gets its name when it is complete and on the disk. */
final class ArchiveJoin implements AutoCloseable {

    private final Path archive;
    private final Path unfinished;
    private final Path directory;
    private final ArchiveLayout layout;
    private final FileChannel out;
    private final OutputStream directoryOut;
    private long position;
    private long entries;

    /** @param work a folder for the archive's directory, which is long */
    ArchiveJoin(Path archive, Path work, ArchiveLayout layout) throws IOException {
        this.archive = archive;
        this.unfinished = unfinished(archive);
        this.directory = work.resolve("directory");
        this.layout = layout;
        this.out = FileChannel.open(
                unfinished, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.directoryOut =
                Closing.unlessMade(out, opened -> new BufferedOutputStream(Files.newOutputStream(directory), 1 << 16));
    }

    static Path unfinished(Path archive) {
        return archive.resolveSibling(archive.getFileName() + ".unfinished");
    }

    /** Appends a segment, and removes it. */
    void append(Path file) throws IOException {
        Segment segment = Segment.of(file)
                .orElseThrow(() -> new IOException(file + ", a part of the export, is gone or damaged"));
        long moved = position - segment.start();
        segment.forEach(entry -> directoryOut.write(layout.directoryRecord(entry, entry.start() + moved)));
        segment.copyTo(out);
        position += segment.directoryAt() - segment.start();
        entries += segment.count();
        Files.delete(file);
    }

    void complete() throws IOException {
        directoryOut.close();
        long size = Files.size(directory);
        try (FileChannel in = FileChannel.open(directory, StandardOpenOption.READ)) {
            for (long at = 0; at < size; ) {
                long count = in.transferTo(at, size - at, out);
                if (count <= 0) {
                    throw new EOFException(directory + " is shorter than what was written to it");
                }
                at += count;
            }
        }
        ByteBuffer end = ByteBuffer.wrap(layout.end(entries, position, size));
        while (end.hasRemaining()) {
            out.write(end);
        }
        out.force(true);
        out.close();
        Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
        Durable.names(archive.getParent());
    }

    @Override
    public void close() throws IOException {
        try (out) {
            directoryOut.close();
        }
    }
}

package org.labelport.engine.pack;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A finished segment: a file with entries as they will be in the archive, then a list of them, then where both are.
 *
 * @param start where the first entry starts
 * @param directoryAt where the list starts, which is where the entries end
 * @param count number of entries
 */
record Segment(Path file, long start, long directoryAt, long count) {

    static final int FOOTER = 3 * Long.BYTES;

    /** Takes the entries of a segment. */
    @FunctionalInterface
    interface Entries {
        void entry(ArchiveEntry entry) throws IOException;
    }

    /** The segment in a file; empty when there is none, or not all of one. */
    static Optional<Segment> of(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) < FOOTER) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = channel.size() - FOOTER;
            ByteBuffer footer = ByteBuffer.allocate(FOOTER);
            while (footer.hasRemaining()) {
                if (channel.read(footer, end + footer.position()) < 0) {
                    return Optional.empty();
                }
            }
            Segment segment = new Segment(file, footer.getLong(0), footer.getLong(8), footer.getLong(16));
            boolean whole = 0 <= segment.start && segment.start <= segment.directoryAt && segment.directoryAt <= end;
            return whole ? Optional.of(segment) : Optional.empty();
        }
    }

    /** Appends the entries to an archive. */
    void copyTo(FileChannel archive) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long at = start; at < directoryAt; ) {
                long count = channel.transferTo(at, directoryAt - at, archive);
                if (count <= 0) {
                    throw new EOFException(file + " is shorter than what was written to it");
                }
                at += count;
            }
        }
    }

    void forEach(Entries action) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(directoryAt);
            DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
            for (long i = 0; i < count; i++) {
                action.entry(new ArchiveEntry(
                        in.readUTF(),
                        in.readLong(),
                        in.readInt(),
                        in.readBoolean(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong()));
            }
        }
    }
}

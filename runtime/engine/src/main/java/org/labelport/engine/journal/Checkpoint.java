package org.labelport.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How far a long step has come: one entry in a file of its own, which the next one replaces. Checkpoints are made so
 * often that they cost at most a tenth of the time. Used by one thread.
 */
public final class Checkpoint {

    private static final long COSTS_APART = 10;
    private static final long LEAST_APART_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path file;
    private long due = System.nanoTime();

    public Checkpoint(Path file) {
        this.file = file;
    }

    /** Makes an entry; what the entry refers to is on the disk when this returns. */
    @FunctionalInterface
    public interface Making {
        Entry entry() throws IOException;
    }

    /** The entry that was kept last; empty when there is none. */
    public Optional<Entry> read() throws IOException {
        try {
            byte[] line = Files.readAllBytes(file);
            return line.length == 0 ? Optional.empty() : Journal.entry(Arrays.copyOf(line, line.length - 1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Whether it is time for the next one. */
    public boolean isDue() {
        return System.nanoTime() - due >= 0;
    }

    /** Replaces the entry. The earlier one stays until the new one is on the disk. */
    public void keep(Making making) throws IOException {
        long begin = System.nanoTime();
        Path next = file.resolveSibling(file.getFileName() + ".next");
        ByteBuffer line = ByteBuffer.wrap(Journal.line(making.entry().fields()));
        try (FileChannel out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (line.hasRemaining()) {
                out.write(line);
            }
            out.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Durable.names(file.toAbsolutePath().getParent());
        long end = System.nanoTime();
        due = end + Math.max(LEAST_APART_NANOS, COSTS_APART * (end - begin));
    }

    /** Removes the entry, once the step is finished. */
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}

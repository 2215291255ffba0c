package org.labelport.synapse.items;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.labelport.output.ByteText;
import org.labelport.target.LongSet;

/** The units that a list has given, and a file of them for another process that continues the list. */
final class SeenUnits implements Closeable {

    private static final String WHOLE_NUMBER = "0|-?[1-9][0-9]{0,17}";
    private static final String NAME = "seen";
    private static final byte NUMBER = 0;
    private static final byte TEXT = 1;
    private static final int ENTRY_BYTES = 1 + Long.BYTES;
    private static final int BUFFER_BYTES = ENTRY_BYTES * 4096;

    private final Optional<FileChannel> file;
    private final LongSet numbers = new LongSet();
    private final LongSet names = new LongSet();
    private final ByteText waiting = new ByteText();
    private long written;

    private SeenUnits(Optional<FileChannel> file) {
        this.file = file;
    }

    /** For a list that is always read from its beginning. */
    static SeenUnits inMemory() {
        return new SeenUnits(Optional.empty());
    }

    /**
     * Opens the file in a folder.
     *
     * @param known how many bytes of it count; 0 to begin anew
     */
    static SeenUnits in(Path folder, long known) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        SeenUnits seen = new SeenUnits(Optional.of(channel));
        boolean whole = false;
        try {
            seen.load(channel, known);
            whole = true;
            return seen;
        } finally {
            if (!whole) {
                channel.close();
            }
        }
    }

    private void load(FileChannel channel, long known) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        while (written < known) {
            buffer.clear().limit((int) Math.min(BUFFER_BYTES, known - written));
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException("the file of the units that were read is cut off");
                }
            }
            written += buffer.flip().remaining();
            while (buffer.hasRemaining()) {
                (buffer.get() == NUMBER ? numbers : names).add(buffer.getLong());
            }
        }
        channel.truncate(known);
    }

    /** @return whether the unit was not given before */
    boolean add(String id) throws IOException {
        boolean isNumber = id.matches(WHOLE_NUMBER);
        long value = isNumber ? Long.parseLong(id) : LongSet.hash(id);
        boolean fresh = (isNumber ? numbers : names).add(value);
        if (fresh && file.isPresent()) {
            ByteBuffer entry = ByteBuffer.allocate(ENTRY_BYTES)
                    .put(isNumber ? NUMBER : TEXT)
                    .putLong(value);
            waiting.write(entry.array(), 0, ENTRY_BYTES);
            if (waiting.size() >= BUFFER_BYTES) {
                flush();
            }
        }
        return fresh;
    }

    /** Writes the file so far, and returns how many of its bytes count now. */
    long flush() throws IOException {
        if (file.isPresent() && !waiting.isEmpty()) {
            ByteBuffer bytes = ByteBuffer.wrap(waiting.toByteArray());
            while (bytes.hasRemaining()) {
                written += file.get().write(bytes, written);
            }
            waiting.clear();
        }
        return written;
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}

package org.labelport.engine.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.labelport.engine.closing.Closing;
import org.labelport.engine.journal.Entry;
import org.labelport.output.ByteText;

/**
 * Keeps byte segments until they are read again: in memory while they are few, in one file once they are many.
 *
 * <p>Thread-safe. The file is opened when it is first needed; whoever owns the folder deletes it.
 */
public final class SegmentStore implements Closeable {

    /** With larger pieces, Java would keep memory of that size outside the heap for each thread. */
    private static final int COPY_BUFFER = 1 << 16;

    private final Path file;
    private long memoryLeft;
    private FileChannel channel;
    private long end;
    private boolean unforced;

    private SegmentStore(Path file, FileChannel channel, long end) {
        this.file = file;
        this.channel = channel;
        this.end = end;
    }

    /** A store that keeps everything in its file, including what an earlier store has left there. */
    public static SegmentStore kept(Path file) throws IOException {
        FileChannel opened =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return Closing.unlessMade(opened, channel -> new SegmentStore(file, channel, channel.size()));
    }

    /** The place of a segment in the file, for stores that keep everything there. */
    public static Entry entry(Segment segment) {
        OnDisk disk = (OnDisk) segment;
        return Entry.of("at", disk.offset, "size", disk.size, "sum", disk.sum);
    }

    /** The segment at a place that an earlier store with this file has returned. */
    public static Segment segment(Entry place) {
        return new OnDisk(place.number("at"), place.number("size"), place.number("sum"));
    }

    /** Forces all segments in the file to the disk. */
    public synchronized void force() throws IOException {
        if (unforced) {
            channel.force(false);
            unforced = false;
        }
    }

    /**
     * @param file where segments go that do not fit into memory; must not exist
     * @param memory number of bytes to keep in memory
     */
    public SegmentStore(Path file, long memory) {
        this.file = file;
        this.memoryLeft = memory;
    }

    /** One stored run of bytes. */
    public sealed interface Segment {

        /** Number of bytes. */
        long size();
    }

    private record InMemory(byte[] bytes) implements Segment {
        @Override
        public long size() {
            return bytes.length;
        }
    }

    /** @param sum CRC-32C of the bytes */
    private record OnDisk(long offset, long size, long sum) implements Segment {}

    /** Stores a copy of the text. */
    public Segment append(ByteText text) throws IOException {
        return append(text.toByteArray());
    }

    /** Stores the bytes; the array is handed over. */
    public synchronized Segment append(byte[] bytes) throws IOException {
        if (bytes.length <= memoryLeft) {
            memoryLeft -= bytes.length;
            return new InMemory(bytes);
        }
        if (channel == null) {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        unforced = true;
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        OnDisk segment = new OnDisk(end, bytes.length, sum.getValue());
        for (int done = 0; done < bytes.length; ) {
            ByteBuffer slice = ByteBuffer.wrap(bytes, done, Math.min(bytes.length - done, COPY_BUFFER));
            int count = channel.write(slice, end);
            done += count;
            end += count;
        }
        return segment;
    }

    /**
     * Reads a segment as a whole.
     *
     * @throws DamagedFileException when it is not what was written
     */
    public byte[] read(Segment segment) throws IOException {
        if (segment instanceof InMemory memory) {
            return memory.bytes;
        }
        OnDisk disk = (OnDisk) segment;
        byte[] bytes = new byte[Math.toIntExact(disk.size)];
        for (int done = 0; done < bytes.length; ) {
            ByteBuffer slice = ByteBuffer.wrap(bytes, done, Math.min(bytes.length - done, COPY_BUFFER));
            int count = channel().read(slice, disk.offset + done);
            if (count < 0) {
                throw shorter();
            }
            done += count;
        }
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        check(disk, sum);
        return bytes;
    }

    private void check(OnDisk segment, CRC32C sum) throws DamagedFileException {
        if (sum.getValue() != segment.sum) {
            throw new DamagedFileException(
                    file,
                    "does not hold what was written to it, in the " + segment.size + " bytes from " + segment.offset);
        }
    }

    private DamagedFileException shorter() {
        return new DamagedFileException(file, "is shorter than what was written to it");
    }

    /**
     * Copies a segment to a stream without holding it.
     *
     * @throws DamagedFileException when it is not what was written; then the stream has got some of it
     */
    public void copy(Segment segment, OutputStream to) throws IOException {
        if (segment instanceof InMemory memory) {
            to.write(memory.bytes);
            return;
        }
        OnDisk disk = (OnDisk) segment;
        byte[] bytes = new byte[(int) Math.min(COPY_BUFFER, disk.size)];
        CRC32C sum = new CRC32C();
        for (long done = 0; done < disk.size; ) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, disk.size - done));
            int count = channel().read(buffer, disk.offset + done);
            if (count < 0) {
                throw shorter();
            }
            sum.update(bytes, 0, count);
            to.write(bytes, 0, count);
            done += count;
        }
        check(disk, sum);
    }

    private synchronized FileChannel channel() {
        return channel;
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}

package org.labelport.target;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.labelport.report.FileTrouble;

/**
 * Groups records by item when a source holds them in another order, such as a file that lists annotations apart from
 * pictures. First all records are added, in any order; then {@link #next} returns those of item 0, 1, 2 …
 *
 * <p>Memory does not grow with the number of records: up to 8 MB are kept in memory. More go to one file in the scratch
 * folder, in at most 256 groups of consecutive items, of which one is loaded at a time. {@link #close} deletes the
 * file. Not thread-safe.
 */
public final class GroupedRecords implements AutoCloseable {

    private static final int MEMORY_BYTES = 8 << 20;
    private static final int MAX_BUCKETS = 256;
    private static final int CHUNK_BYTES = 16 << 10;

    private final Path file;
    private final int items;
    private final int itemsPerBucket;
    private final int memoryBytes;

    /** Holds all records while they fit into memory; null once they do not. */
    private @Nullable ItemRecords memory = new ItemRecords(CHUNK_BYTES);
    /** By group of consecutive items, once the records do not fit into memory. */
    private Bucket[] buckets = {};

    private @Nullable FileChannel channel;
    private long fileSize;

    private Stage stage = Stage.ADDING;
    private ItemGroup group = ItemGroup.EMPTY;
    private int groupEnd;
    private int nextItem;

    private enum Stage {
        ADDING,
        READING,
        CLOSED
    }

    /**
     * Starts without records and without a file.
     *
     * @param scratchFolder an existing folder for the file that large data needs
     * @param name of that file, not used by others in the folder
     * @param items number of items; records belong to items from 0 to {@code items - 1}
     */
    public GroupedRecords(Path scratchFolder, String name, int items) {
        this(scratchFolder, name, items, MEMORY_BYTES);
    }

    /** @param memoryBytes bytes that are kept before the file is used */
    GroupedRecords(Path scratchFolder, String name, int items, int memoryBytes) {
        if (items < 0) {
            throw new IllegalArgumentException("the number of items is 0 or more, not " + items);
        }
        this.file = scratchFolder.resolve(name);
        this.items = items;
        this.itemsPerBucket = Math.max(1, (int) (((long) items + MAX_BUCKETS - 1) / MAX_BUCKETS));
        this.memoryBytes = memoryBytes;
    }

    /**
     * Adds a record.
     *
     * @param item 0-based
     * @param bytes copied
     * @throws IndexOutOfBoundsException when there is no such item
     * @throws IOException when the scratch folder cannot be written to, or the record has nearly 2 GB
     */
    public void add(int item, byte[] bytes, int offset, int length) throws IOException {
        require(Stage.ADDING);
        Objects.checkIndex(item, items);
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length > ItemRecords.MAX_ARRAY - ItemRecords.HEADER) {
            throw new IOException("a record is too large to be sorted: " + length + " bytes");
        }
        if (memory != null) {
            if ((long) memory.size() + ItemRecords.HEADER + length <= memoryBytes) {
                memory.append(item, bytes, offset, length);
                return;
            }
            moveToFile(memory);
        }
        addToBucket(item, bytes, offset, length);
    }

    /** Ends the adding of records; from here on {@link #next} may be called. */
    public void seal() throws IOException {
        require(Stage.ADDING);
        for (Bucket bucket : buckets) {
            flush(bucket);
            bucket.pending = ItemRecords.NONE;
        }
        stage = Stage.READING;
    }

    /**
     * The records of the next item: of item 0 at the first call, of item 1 at the second …
     *
     * @return the records in the order they were added; empty for an item without records
     * @throws NoSuchElementException after the last item
     * @throws IOException when the file cannot be read, or the records of a group of items have nearly 2 GB
     */
    public List<byte[]> next() throws IOException {
        require(Stage.READING);
        if (nextItem == items) {
            throw new NoSuchElementException("there are " + items + " items and no more");
        }
        if (nextItem == groupEnd) {
            loadGroup();
        }
        return group.of(nextItem++);
    }

    /** Discards all records and deletes the file. May be called at any time, and repeatedly. */
    @Override
    public void close() throws IOException {
        stage = Stage.CLOSED;
        memory = null;
        buckets = new Bucket[0];
        group = ItemGroup.EMPTY;
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    private void require(Stage needed) {
        if (stage != needed) {
            throw new IllegalStateException("records are " + stage + ", not " + needed);
        }
    }

    private void moveToFile(ItemRecords kept) throws IOException {
        channel = FileChannel.open(file, CREATE_NEW, READ, WRITE, DELETE_ON_CLOSE);
        buckets = new Bucket[(items - 1) / itemsPerBucket + 1];
        Arrays.setAll(buckets, i -> new Bucket());
        memory = null;
        for (int at = 0; at < kept.size(); at = kept.after(at)) {
            byte[] record = kept.recordAt(at);
            addToBucket(kept.itemAt(at), record, 0, record.length);
        }
    }

    private void addToBucket(int item, byte[] bytes, int offset, int length) throws IOException {
        Bucket bucket = buckets[item / itemsPerBucket];
        if (bucket.pending.size() > 0 && (long) bucket.pending.size() + ItemRecords.HEADER + length > CHUNK_BYTES) {
            flush(bucket);
        }
        if (bucket.pending == ItemRecords.NONE) {
            bucket.pending = new ItemRecords(CHUNK_BYTES);
        }
        bucket.pending.append(item, bytes, offset, length);
        if (bucket.pending.size() > CHUNK_BYTES) {
            flush(bucket);
            bucket.pending = ItemRecords.NONE; // grew for one large record; do not keep that much
        }
    }

    private void flush(Bucket bucket) throws IOException {
        ItemRecords pending = bucket.pending;
        if (pending.size() == 0) {
            return;
        }
        bucket.chunks.add(new Chunk(fileSize, pending.size()));
        ByteBuffer source = pending.all();
        while (source.hasRemaining()) {
            try {
                fileSize += open().write(source, fileSize);
            } catch (IOException e) {
                throw FileTrouble.named(file, e);
            }
        }
        bucket.bytes += pending.size();
        pending.clear();
    }

    private void loadGroup() throws IOException {
        if (memory != null) {
            group = new ItemGroup(memory, 0, items);
            groupEnd = items;
            return;
        }
        Bucket bucket = buckets[nextItem / itemsPerBucket];
        if (bucket.bytes > ItemRecords.MAX_ARRAY) {
            throw new IOException("the records of " + itemsPerBucket
                    + " neighbouring items are too large to be sorted: " + bucket.bytes + " bytes");
        }
        group = ItemGroup.EMPTY; // frees the previous one before the next is loaded
        ItemRecords loaded = new ItemRecords((int) bucket.bytes);
        for (Chunk chunk : bucket.chunks) {
            ByteBuffer into = loaded.grow(chunk.length);
            for (long at = chunk.position; into.hasRemaining(); ) {
                at += read(into, at);
            }
        }
        groupEnd = (int) Math.min(items, (long) nextItem + itemsPerBucket);
        group = new ItemGroup(loaded, nextItem, groupEnd);
    }

    private int read(ByteBuffer into, long at) throws IOException {
        int count;
        try {
            count = open().read(into, at);
        } catch (IOException e) {
            throw FileTrouble.named(file, e);
        }
        if (count < 0) {
            throw new FileSystemException(file.toString(), null, "it was cut off while it was in use");
        }
        return count;
    }

    private FileChannel open() {
        return Objects.requireNonNull(channel, "channel");
    }

    /** Records of consecutive items: what is not yet in the file, and where the rest is. */
    private static final class Bucket {

        private final List<Chunk> chunks = new ArrayList<>();
        private ItemRecords pending = ItemRecords.NONE;
        private long bytes;
    }

    private record Chunk(long position, int length) {}
}

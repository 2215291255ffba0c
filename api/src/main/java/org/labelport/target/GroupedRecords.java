package org.labelport.target;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    /** Larger arrays are not to be had everywhere. */
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private final Path file;
    private final int items;
    private final int itemsPerBucket;
    private final int memoryBytes;

    /** Holds all records while they fit into memory; null once they do not. */
    private @Nullable Buffer memory = new Buffer(CHUNK_BYTES);
    /** By group of consecutive items, once the records do not fit into memory. */
    private Bucket[] buckets = {};

    private @Nullable FileChannel channel;
    private long fileSize;

    private Stage stage = Stage.ADDING;
    private Group group = Group.EMPTY;
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
        if (length > MAX_ARRAY - Buffer.HEADER) {
            throw new IOException("a record is too large to be sorted: " + length + " bytes");
        }
        if (memory != null) {
            if ((long) memory.size + Buffer.HEADER + length <= memoryBytes) {
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
            bucket.pending = Buffer.NONE;
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
        return group.take(nextItem++);
    }

    /** Discards all records and deletes the file. May be called at any time, and repeatedly. */
    @Override
    public void close() throws IOException {
        stage = Stage.CLOSED;
        memory = null;
        buckets = new Bucket[0];
        group = Group.EMPTY;
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

    private void moveToFile(Buffer kept) throws IOException {
        channel = FileChannel.open(file, CREATE_NEW, READ, WRITE, DELETE_ON_CLOSE);
        buckets = new Bucket[(items - 1) / itemsPerBucket + 1];
        Arrays.setAll(buckets, i -> new Bucket());
        memory = null;
        for (int at = 0; at < kept.size; ) {
            addToBucket(kept.itemAt(at), kept.bytes.array(), at + Buffer.HEADER, kept.lengthAt(at));
            at = kept.after(at);
        }
    }

    private void addToBucket(int item, byte[] bytes, int offset, int length) throws IOException {
        Bucket bucket = buckets[item / itemsPerBucket];
        if (bucket.pending.size > 0 && (long) bucket.pending.size + Buffer.HEADER + length > CHUNK_BYTES) {
            flush(bucket);
        }
        if (bucket.pending == Buffer.NONE) {
            bucket.pending = new Buffer(CHUNK_BYTES);
        }
        bucket.pending.append(item, bytes, offset, length);
        if (bucket.pending.size > CHUNK_BYTES) {
            flush(bucket);
            bucket.pending = Buffer.NONE; // grew for one large record; do not keep that much
        }
    }

    private void flush(Bucket bucket) throws IOException {
        Buffer pending = bucket.pending;
        if (pending.size == 0) {
            return;
        }
        bucket.chunks.add(new Chunk(fileSize, pending.size));
        ByteBuffer source = ByteBuffer.wrap(pending.bytes.array(), 0, pending.size);
        while (source.hasRemaining()) {
            fileSize += open().write(source, fileSize);
        }
        bucket.bytes += pending.size;
        pending.size = 0;
    }

    private void loadGroup() throws IOException {
        if (memory != null) {
            group = new Group(memory, 0, items);
            groupEnd = items;
            return;
        }
        Bucket bucket = buckets[nextItem / itemsPerBucket];
        if (bucket.bytes > MAX_ARRAY) {
            throw new IOException("the records of " + itemsPerBucket
                    + " neighbouring items are too large to be sorted: " + bucket.bytes + " bytes");
        }
        group = Group.EMPTY; // frees the previous one before the next is loaded
        Buffer loaded = new Buffer((int) bucket.bytes);
        for (Chunk chunk : bucket.chunks) {
            ByteBuffer into = ByteBuffer.wrap(loaded.bytes.array(), loaded.size, chunk.length);
            for (long at = chunk.position; into.hasRemaining(); ) {
                int count = open().read(into, at);
                if (count < 0) {
                    throw new IOException(file + " was cut off while it was in use");
                }
                at += count;
            }
            loaded.size += chunk.length;
        }
        groupEnd = (int) Math.min(items, (long) nextItem + itemsPerBucket);
        group = new Group(loaded, nextItem, groupEnd);
    }

    private FileChannel open() {
        return Objects.requireNonNull(channel, "channel");
    }

    /** Records of consecutive items: what is not yet in the file, and where the rest is. */
    private static final class Bucket {

        private final List<Chunk> chunks = new ArrayList<>();
        private Buffer pending = Buffer.NONE;
        private long bytes;
    }

    private record Chunk(long position, int length) {}

    /** Records one after the other, each with its item and length in front. */
    private static final class Buffer {

        static final int HEADER = 2 * Integer.BYTES;
        static final Buffer NONE = new Buffer(0);

        private ByteBuffer bytes;
        private int size;

        Buffer(int capacity) {
            bytes = ByteBuffer.allocate(capacity);
        }

        void append(int item, byte[] source, int offset, int length) {
            int needed = Math.addExact(Math.addExact(size, HEADER), length);
            if (needed > bytes.capacity()) {
                int doubled = (int) Math.min(MAX_ARRAY, 2L * bytes.capacity());
                bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), Math.max(needed, doubled)));
            }
            bytes.putInt(size, item).putInt(size + Integer.BYTES, length);
            System.arraycopy(source, offset, bytes.array(), size + HEADER, length);
            size = needed;
        }

        int itemAt(int at) {
            return bytes.getInt(at);
        }

        int lengthAt(int at) {
            return bytes.getInt(at + Integer.BYTES);
        }

        /** The end of a record. */
        int after(int at) {
            return at + HEADER + lengthAt(at);
        }
    }

    /** Loaded records of consecutive items, in their order. */
    private static final class Group {

        static final Group EMPTY = new Group(Buffer.NONE, 0, 0);

        private final Buffer records;
        private final int first;
        /** Where each record is in the buffer: item after item, and as they were added within one. */
        private final int[] places;
        /** Where the places of each item end, which is where those of the next one begin. */
        private final int[] ends;

        /**
         * Counts the records of each item, which tells where its places go.
         *
         * @param first the first of the items
         * @param end the one after the last
         */
        Group(Buffer records, int first, int end) {
            this.records = records;
            this.first = first;
            int[] next = new int[end - first];
            for (int place = 0; place < records.size; place = records.after(place)) {
                next[records.itemAt(place) - first]++;
            }
            int begin = 0;
            for (int i = 0; i < next.length; i++) {
                int count = next[i];
                next[i] = begin;
                begin += count;
            }
            places = new int[begin];
            for (int place = 0; place < records.size; place = records.after(place)) {
                places[next[records.itemAt(place) - first]++] = place;
            }
            ends = next;
        }

        List<byte[]> take(int item) {
            List<byte[]> taken = new ArrayList<>();
            int index = item - first;
            for (int i = index == 0 ? 0 : ends[index - 1]; i < ends[index]; i++) {
                int place = places[i];
                taken.add(Arrays.copyOfRange(records.bytes.array(), place + Buffer.HEADER, records.after(place)));
            }
            return taken;
        }
    }
}

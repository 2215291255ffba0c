package org.labelport.engine.pack;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes a segment: entry by entry, each begun, written as a stream, and finished. Used by one thread. */
final class SegmentWriter extends OutputStream {

    private static final int BUFFER = 1 << 18;
    private static final int COPY_BUFFER = 1 << 16;
    /** Contents that are expected to be this large get a header for large contents. */
    private static final long LARGE = 0xf0000000L;

    private final Path file;
    private final ArchiveLayout layout;
    private final FileChannel channel;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final List<ArchiveEntry> entries = new ArrayList<>();
    private final byte[] buffer = new byte[BUFFER];
    /** Bytes in the buffer, and before it in the file. */
    private int buffered;

    private long flushed;
    private long start;

    private final CRC32 crc = new CRC32();
    private String name = "";
    private boolean deflated;
    private long entryStart;
    private int headerLength;
    private long size;

    SegmentWriter(Path file, ArchiveLayout layout) throws IOException {
        this.file = file;
        this.layout = layout;
        this.channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    /**
     * Begins an entry.
     *
     * @param expectedSize of the content, in bytes; a content of unknown size may be as large as it likes when this is
     *     {@link Long#MAX_VALUE}
     */
    void begin(String entryName, Compression compression, long expectedSize) throws IOException {
        name = entryName;
        deflated = layout.canDeflate() && compression == Compression.DEFLATED;
        entryStart = position();
        headerLength = layout.headerLength(entryName.getBytes(StandardCharsets.UTF_8), expectedSize >= LARGE);
        size = 0;
        crc.reset();
        deflater.reset();
        if (BUFFER - buffered < headerLength) {
            flush();
        }
        buffered += headerLength; // filled in when the size is known
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        crc.update(bytes, offset, count);
        size += count;
        if (deflated) {
            deflater.setInput(bytes, offset, count);
            while (!deflater.needsInput()) {
                deflate();
            }
        } else {
            append(bytes, offset, count);
        }
    }

    private void deflate() throws IOException {
        if (buffered == BUFFER) {
            flush();
        }
        buffered += deflater.deflate(buffer, buffered, BUFFER - buffered);
    }

    private void append(byte[] bytes, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            if (buffered == BUFFER) {
                flush();
            }
            int part = Math.min(count - done, BUFFER - buffered);
            System.arraycopy(bytes, offset + done, buffer, buffered, part);
            buffered += part;
            done += part;
        }
    }

    /** Ends an entry. */
    void finish() throws IOException {
        if (deflated) {
            deflater.finish();
            while (!deflater.finished()) {
                deflate();
            }
        }
        long packed = position() - entryStart - headerLength;
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        if (entries.isEmpty() && size < LARGE && packed < LARGE) {
            // The first entry starts a little later if it does not need the room for a large size.
            int needed = layout.headerLength(utf8, false);
            start = entryStart + headerLength - needed;
            entryStart = start;
            headerLength = needed;
        }
        if (Math.max(size, packed) > layout.largest(utf8, headerLength)) {
            throw new IOException("'" + name + "' became larger while it was packed");
        }
        close(new ArchiveEntry(name, entryStart, headerLength, deflated, crc.getValue(), size, packed));
    }

    /** Writes an entry with the content of another one. */
    void repeat(String earlier, String entryName) throws IOException {
        ArchiveEntry first = entries.stream()
                .filter(entry -> entry.name().equals(earlier))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("'" + earlier + "' is not in " + file));
        flush();
        begin(entryName, Compression.STORED, first.size());
        byte[] bytes = new byte[COPY_BUFFER];
        long from = first.start() + first.headerLength();
        for (long left = first.packed(); left > 0; ) {
            int count = channel.read(ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, left)), from);
            if (count < 0) {
                throw new EOFException(file + " is shorter than what was written to it");
            }
            append(bytes, 0, count);
            from += count;
            left -= count;
        }
        close(new ArchiveEntry(
                entryName, entryStart, headerLength, first.deflated(), first.crc(), first.size(), first.packed()));
    }

    private void close(ArchiveEntry entry) throws IOException {
        int padding = layout.padding(entry.packed());
        append(new byte[padding], 0, padding);
        byte[] header = layout.header(entry);
        if (entry.start() >= flushed) {
            System.arraycopy(header, 0, buffer, (int) (entry.start() - flushed), header.length);
        } else {
            write(header, header.length, entry.start());
        }
        entries.add(entry);
    }

    /** Takes back the entry that was begun and not finished. */
    void cancel() throws IOException {
        truncate(end());
    }

    /** Takes back a finished entry. What was finished after it has to be taken back, too. */
    void remove(String entryName) throws IOException {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).name().equals(entryName)) {
                entries.remove(i);
                start = entries.isEmpty() ? 0 : start;
                truncate(end());
                return;
            }
        }
    }

    /** Where the last entry ends. */
    private long end() {
        return entries.isEmpty() ? 0 : end(entries.get(entries.size() - 1));
    }

    private long end(ArchiveEntry entry) {
        return entry.start() + entry.headerLength() + entry.packed() + layout.padding(entry.packed());
    }

    private void truncate(long position) throws IOException {
        if (position >= flushed) {
            buffered = (int) (position - flushed);
        } else {
            channel.truncate(position);
            flushed = position;
            buffered = 0;
        }
    }

    /** Ends the segment; nothing else can be written. */
    void complete() throws IOException {
        long at = start;
        for (ArchiveEntry entry : entries) {
            if (entry.start() != at) {
                throw new IllegalStateException("an entry in the middle of " + file + " was taken back");
            }
            at = end(entry);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (ArchiveEntry entry : entries) {
            out.writeUTF(entry.name());
            out.writeLong(entry.start());
            out.writeInt(entry.headerLength());
            out.writeBoolean(entry.deflated());
            out.writeLong(entry.crc());
            out.writeLong(entry.size());
            out.writeLong(entry.packed());
        }
        out.writeLong(start);
        out.writeLong(at);
        out.writeLong(entries.size());
        append(bytes.toByteArray(), 0, bytes.size());
        flush();
    }

    private long position() {
        return flushed + buffered;
    }

    @Override
    public void flush() throws IOException {
        write(buffer, buffered, flushed);
        flushed += buffered;
        buffered = 0;
    }

    private void write(byte[] bytes, int count, long position) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(bytes, 0, count);
        while (from.hasRemaining()) {
            channel.write(from, position + from.position());
        }
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        channel.close();
    }
}

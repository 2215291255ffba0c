package org.labelport.it.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An open file whose reads, writes and other operations are counted and may fail. */
final class FaultyChannel extends FileChannel {

    private final FileChannel real;
    private final Path path;
    private final Faults faults;

    FaultyChannel(FileChannel real, Path path, Faults faults) {
        this.real = real;
        this.path = path;
        this.faults = faults;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        faults.before(Operation.READ, path);
        return real.read(to);
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int count) throws IOException {
        faults.before(Operation.READ, path);
        return real.read(to, offset, count);
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        faults.before(Operation.READ, path);
        return real.read(to, position);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        try {
            faults.before(Operation.WRITE, path);
        } catch (ShortWrite e) {
            return real.write(half(from));
        }
        return real.write(from);
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int count) throws IOException {
        faults.before(Operation.WRITE, path);
        return real.write(from, offset, count);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        try {
            faults.before(Operation.WRITE, path);
        } catch (ShortWrite e) {
            return real.write(half(from), position);
        }
        return real.write(from, position);
    }

    /** Takes the first half out of a buffer, as a system does that writes less than it was given. */
    private static ByteBuffer half(ByteBuffer from) {
        int count = Math.max(1, from.remaining() / 2);
        ByteBuffer first = from.slice(from.position(), Math.min(count, from.remaining()));
        from.position(from.position() + first.remaining());
        return first;
    }

    /** Says that a write is to do a part of its work and no more. */
    static final class ShortWrite extends IOException {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        faults.before(Operation.WRITE, path);
        real.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        faults.before(Operation.FORCE, path);
        real.force(metadata);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        faults.before(Operation.READ, path);
        return real.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        faults.before(Operation.WRITE, path);
        return real.transferFrom(source, position, count);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        faults.before(Operation.READ, path);
        return real.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        faults.before(Operation.LOCK, path);
        return real.lock(position, size, shared);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        faults.before(Operation.LOCK, path);
        return real.tryLock(position, size, shared);
    }

    /** The file is closed even when that fails, as systems have it. */
    @Override
    protected void implCloseChannel() throws IOException {
        try {
            faults.before(Operation.CLOSE, path);
        } finally {
            abandon();
        }
    }

    void abandon() throws IOException {
        faults.closed(this);
        real.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}

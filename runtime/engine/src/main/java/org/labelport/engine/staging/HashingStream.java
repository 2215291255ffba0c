package org.labelport.engine.staging;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import org.labelport.engine.hash.Sha256;

/** Counts and hashes what passes through. Does not close what it writes to. */
public final class HashingStream extends OutputStream {

    /** Only copied, never updated, because looking up a digest by name takes as long as hashing a small file. */
    private static final MessageDigest EMPTY = Sha256.digest();

    private final OutputStream out;
    private final MessageDigest digest = copy(EMPTY);
    private long size;

    public HashingStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        out.write(bytes, offset, count);
        digest.update(bytes, offset, count);
        size += count;
    }

    /** Number of bytes so far. */
    public long size() {
        return size;
    }

    /** The hash of all that was written; asked for once, at the end. */
    public String sha256() {
        return Sha256.hex(digest);
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            return Sha256.digest();
        }
    }
}

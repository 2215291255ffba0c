package org.labelport.engine.staging;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes what passes through. Does not close what it writes to. */
public final class HashingStream extends OutputStream {

    /** Only copied, never updated, because looking up a digest by name takes as long as hashing a small file. */
    private static final MessageDigest EMPTY = sha256Digest();

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
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            return sha256Digest();
        }
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

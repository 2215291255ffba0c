package org.labelport.engine.staging;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.labelport.engine.hash.Sha256;
import org.labelport.engine.work.Workers;

/**
 * A file that may be large. It is hashed while it is written, and once it is large by a thread of its own: large files are
 * joined from parts when everything else is done, so there is a processor to spare.
 */
final class LargeFile extends FileStore.Writing {

    private static final int PIECE_SIZE = 1 << 16;
    /** The number of pieces from which on a thread pays. */
    private static final int MANY = 64;

    private final String path;
    private final OutputStream out;
    private final MessageDigest digest = Sha256.digest();
    /** Are filled in turn. */
    private final Piece[] pieces = new Piece[8];

    private int filling;
    private long passedOn;
    private long size;
    private @Nullable Workers hashing;
    private boolean closed;

    /** Bytes that are hashed when {@code hashed} is done. */
    private static final class Piece {
        private final byte[] bytes = new byte[PIECE_SIZE];
        private int filled;
        private CompletableFuture<Void> hashed = CompletableFuture.completedFuture(null);
    }

    /** @param out is closed with this file */
    LargeFile(String path, OutputStream out) {
        this.path = path;
        this.out = out;
        this.pieces[0] = new Piece();
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        for (int done = 0; done < count; ) {
            Piece piece = pieces[filling];
            int taken = Math.min(count - done, PIECE_SIZE - piece.filled);
            System.arraycopy(bytes, offset + done, piece.bytes, piece.filled, taken);
            piece.filled += taken;
            done += taken;
            if (piece.filled == PIECE_SIZE) {
                passOn(piece);
            }
        }
    }

    private void passOn(Piece piece) throws IOException {
        int count = piece.filled;
        if (passedOn++ < MANY) {
            digest.update(piece.bytes, 0, count);
        } else {
            piece.hashed = CompletableFuture.runAsync(() -> digest.update(piece.bytes, 0, count), hashing());
        }
        out.write(piece.bytes, 0, count);
        size += count;
        filling = (filling + 1) % pieces.length;
        if (pieces[filling] == null) {
            pieces[filling] = new Piece();
        }
        pieces[filling].hashed.join();
        pieces[filling].filled = 0;
    }

    private Workers hashing() {
        if (hashing == null) {
            hashing = new Workers("labelport-hash", 1);
        }
        return hashing;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            passOn(pieces[filling]);
        } finally {
            if (hashing != null) {
                hashing.finish();
            }
        }
    }

    @Override
    public FileStore.Entry entry() {
        return new FileStore.Entry(path, size, Sha256.hex(digest));
    }
}

package org.labelport.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the body of an exchange into a file or into memory. */
final class Bodies {

    private Bodies() {}

    /**
     * Writes the whole body to a file. When that fails, the file is deleted.
     *
     * @param digest gets all bytes; null for none
     * @return the number of bytes
     */
    static long toFile(Exchange exchange, String where, Path file, long maxBytes, @Nullable MessageDigest digest)
            throws IOException, InterruptedException {
        checkDeclared(exchange, where, maxBytes);
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try {
            long bytes;
            try (channel) {
                bytes = copy(exchange, where, maxBytes, buffer -> {
                    if (digest != null) {
                        digest.update(buffer.duplicate());
                    }
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                });
            }
            return bytes;
        } catch (ClosedByInterruptException e) {
            delete(file, e);
            Thread.interrupted();
            InterruptedException interrupt = new InterruptedException("while " + file + " was written");
            interrupt.initCause(e);
            throw interrupt;
        } catch (Throwable e) {
            delete(file, e);
            throw e;
        }
    }

    /** Reads the whole body. */
    static byte[] toMemory(Exchange exchange, String where, long maxBytes) throws IOException, InterruptedException {
        checkDeclared(exchange, where, maxBytes);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(
                exchange,
                where,
                Math.min(maxBytes, Integer.MAX_VALUE - 8),
                buffer -> append(bytes, buffer, Integer.MAX_VALUE));
        return bytes.toByteArray();
    }

    /**
     * Reads the first bytes of the body and leaves the rest. When there is no rest, the end is read too, which frees
     * the connection.
     */
    static byte[] beginning(Exchange exchange, int count) throws HttpException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean more = true;
        while (more && (bytes.size() < count || exchange.isComplete())) {
            List<ByteBuffer> piece = exchange.next();
            piece.forEach(buffer -> append(bytes, buffer, count));
            more = !piece.isEmpty();
        }
        return bytes.toByteArray();
    }

    /** Reads the beginning of the body of a failure, or as much of it as arrives soon. */
    static byte[] ofFailure(Exchange exchange, HttpSettings settings) throws InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long end = System.nanoTime() + settings.idleTimeout().toNanos();
        try {
            List<ByteBuffer> piece;
            do {
                piece = exchange.next();
                piece.forEach(buffer -> append(bytes, buffer, Snippets.LONGEST));
            } while (!piece.isEmpty() && bytes.size() < Snippets.LONGEST && System.nanoTime() - end < 0);
        } catch (HttpException e) {
            // The failure is the status. A cut explanation is not another failure.
        }
        return bytes.toByteArray();
    }

    /** Reads a small body to its end, so that its connection can serve the next request. */
    static void skip(Exchange exchange, HttpSettings settings) throws InterruptedException {
        if (exchange.declaredLength().orElse(Long.MAX_VALUE) < Snippets.LONGEST) {
            ofFailure(exchange, settings);
        }
    }

    private static long copy(Exchange exchange, String where, long maxBytes, Sink sink)
            throws IOException, InterruptedException {
        long bytes = 0;
        exchange.readAhead();
        List<ByteBuffer> piece = exchange.next();
        while (!piece.isEmpty()) {
            for (ByteBuffer buffer : piece) {
                bytes += buffer.remaining();
                if (bytes > maxBytes) {
                    throw Faults.tooLarge(where, OptionalLong.empty(), maxBytes);
                }
                sink.accept(buffer);
            }
            piece = exchange.next();
        }
        return bytes;
    }

    private static void checkDeclared(Exchange exchange, String where, long maxBytes) throws HttpException {
        if (exchange.declaredLength().orElse(0) > maxBytes) {
            throw Faults.tooLarge(where, exchange.declaredLength(), maxBytes);
        }
    }

    private static void append(ByteArrayOutputStream bytes, ByteBuffer buffer, int most) {
        byte[] part = new byte[Math.min(buffer.remaining(), most - bytes.size())];
        buffer.get(part);
        bytes.write(part, 0, part.length);
    }

    private static void delete(Path file, Throwable because) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    /** Takes all remaining bytes of a buffer. */
    private interface Sink {
        void accept(ByteBuffer buffer) throws IOException;
    }
}

package org.labelport.launcher;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/** Prints, and keeps a copy of what was printed as long as it is small. */
final class Transcript extends PrintStream {

    private static final int MOST_BYTES = 1 << 16;

    private final Copy copy;

    Transcript(OutputStream out, Charset charset) {
        this(new Copy(out), charset);
    }

    private Transcript(Copy copy, Charset charset) {
        super(new BufferedOutputStream(copy), false, charset);
        this.copy = copy;
    }

    /** Everything that was printed; empty when it was too much to keep, or could not be printed. */
    Optional<byte[]> content() {
        return checkError() ? Optional.empty() : copy.content();
    }

    /** Whether nothing was printed. */
    boolean isBlank() {
        return content().filter(said -> said.length == 0).isPresent();
    }

    private static final class Copy extends FilterOutputStream {

        /** Empty once too much was printed. Guarded by this. */
        private Optional<ByteArrayOutputStream> kept = Optional.of(new ByteArrayOutputStream());

        Copy(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            out.write(bytes, offset, count);
            keep(bytes, offset, count);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        private synchronized void keep(byte[] bytes, int offset, int count) {
            kept = kept.filter(before -> before.size() + count <= MOST_BYTES);
            kept.ifPresent(before -> before.write(bytes, offset, count));
        }

        synchronized Optional<byte[]> content() {
            return kept.map(ByteArrayOutputStream::toByteArray);
        }
    }
}

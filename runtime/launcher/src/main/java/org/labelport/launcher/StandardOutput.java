package org.labelport.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * The standard output of the process. It remembers why something could not be written, which a PrintStream does not
 * tell.
 */
final class StandardOutput extends OutputStream {

    private final OutputStream out;
    private volatile Optional<IOException> failure = Optional.empty();

    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        try {
            out.write(bytes, offset, count);
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /** Why something is missing from the output; empty also when its reader, such as {@code head}, had seen enough. */
    Optional<String> lost() {
        return failure.map(IOException::getMessage)
                .filter(reason -> !reason.toLowerCase(Locale.ROOT).contains("pipe"));
    }
}

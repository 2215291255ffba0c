package org.labelport.shell.runs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that a list goes to. What was in it stays until the list begins, so that a command that fails before loses nothing
 * and leaves nothing; whether it can be written is known at once. Used by one thread.
 */
final class ListFile extends OutputStream {

    private final Path file;
    private final boolean isNew;
    private final FileChannel channel;
    private final OutputStream out;
    private boolean begun;

    /** Opens a file, or what is none, such as {@code /dev/stdout}. */
    ListFile(Path file) throws IOException {
        this.file = file;
        isNew = Files.notExists(file);
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        out = Channels.newOutputStream(channel);
    }

    /** Begins the list, which may be empty. */
    void begin() throws IOException {
        if (!begun && Files.isRegularFile(file)) { // a pipe or a terminal holds nothing, and cannot be cut
            channel.truncate(0);
        }
        begun = true;
    }

    @Override
    public void write(int octet) throws IOException {
        begin();
        out.write(octet);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        begin();
        out.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (isNew && !begun) {
            Files.deleteIfExists(file);
        }
    }
}

package org.labelport.synapse.results;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.labelport.model.JsonText;
import org.labelport.synapse.json.Extent;

/** A page of results in a file. Used by one thread at a time. */
final class PageFile implements AutoCloseable {

    private static final int HEAD_BYTES = 4096;

    private final Path file;
    private final FileChannel channel;
    private final String name;
    private final Optional<Origin> origin;
    private final Keep keep;

    /**
     * Where a page was downloaded from.
     *
     * @param address that was asked for
     * @param from where it came from, after all redirects
     * @param encoding as the server named it, although none is asked for
     */
    record Origin(URI address, URI from, Optional<String> encoding) {}

    /** What happens to the file when it is closed. */
    private enum Keep {
        KEPT,
        DELETED
    }

    private PageFile(Path file, String name, Optional<Origin> origin, Keep keep) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.name = name;
        this.origin = origin;
        this.keep = keep;
    }

    /** A page that somebody saved. */
    static PageFile saved(Path file) throws IOException {
        return new PageFile(file, file.toString(), Optional.empty(), Keep.KEPT);
    }

    /** A page that was downloaded, and is deleted when it is closed. */
    static PageFile downloaded(Path file, Origin origin, String what) throws IOException {
        return new PageFile(file, what, Optional.of(origin), Keep.DELETED);
    }

    /** The whole page, from its beginning. Closing the stream leaves the file open. */
    InputStream stream() throws IOException {
        channel.position(0);
        return new BufferedInputStream(Channels.newInputStream(channel), 1 << 16) {
            @Override
            public void close() {
                // The file serves single values afterwards.
            }
        };
    }

    /** Its first bytes. */
    byte[] head() throws IOException {
        try (InputStream in = stream()) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    /** Reads a value of the page. */
    JsonText read(Extent extent) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(extent.length());
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, extent.start() + bytes.position()) < 0) {
                throw new EOFException(name + " became shorter while it was read");
            }
        }
        return new JsonText(bytes.array());
    }

    Optional<Origin> origin() {
        return origin;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (keep == Keep.DELETED) {
            Files.deleteIfExists(file);
        }
    }

    /** What messages call the page. */
    @Override
    public String toString() {
        return name;
    }
}

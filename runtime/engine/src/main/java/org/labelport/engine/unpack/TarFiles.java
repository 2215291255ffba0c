package org.labelport.engine.unpack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * Reads files and folders from a TAR. Refuses links and devices, headers that would fill the memory, and an archive that
 * was cut off between two files.
 */
final class TarFiles extends TarArchiveInputStream {

    /** Kinds of headers that only say more of the next file, each of which is read by a call within the last. */
    private static final String EXTENDING = "LKxXg";

    private static final int KIND_AT = TarConstants.CHKSUM_OFFSET + TarConstants.CHKSUMLEN;

    private static final int MOST_EXTENSIONS = 100;

    private final LimitedHeaders limited;
    private int extensions;
    private boolean ended;

    TarFiles(InputStream in) {
        this(new LimitedHeaders(in));
    }

    private TarFiles(LimitedHeaders limited) {
        super(
                limited,
                TarConstants.DEFAULT_BLKSIZE,
                TarConstants.DEFAULT_RCDSIZE,
                StandardCharsets.UTF_8.name(),
                true); // who owns the files does not matter
        this.limited = limited;
    }

    /** Limits how much is read between two contents: names, extended headers and maps of sparse files are all held. */
    private static final class LimitedHeaders extends FilterInputStream {

        private static final long MOST_BYTES = 8 << 20;
        private long left = Long.MAX_VALUE;

        LimitedHeaders(InputStream in) {
            super(in);
        }

        void begin() {
            left = Math.min(left, MOST_BYTES);
        }

        void end() {
            left = Long.MAX_VALUE;
        }

        @Override
        public int read() throws IOException {
            take(1);
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            int read = super.read(bytes, offset, count);
            take(Math.max(0, read));
            return read;
        }

        private void take(int count) throws DamagedException {
            left -= count;
            if (left < 0) {
                throw new DamagedException("a header is longer than any should be");
            }
        }
    }

    /** Goes to the next file or folder; the content of a file is what can be read then. */
    Optional<TarArchiveEntry> next() throws IOException {
        extensions = 0;
        TarArchiveEntry entry = DamagedException.unless(this::getNextEntry);
        limited.end();
        if (entry == null) {
            if (!ended) {
                throw new DamagedException("it is cut off");
            }
            return Optional.empty();
        }
        if (!entry.isCheckSumOK()) {
            throw new DamagedException("a header is damaged");
        }
        if (entry.isLink()
                || entry.isSymbolicLink()
                || entry.isFIFO()
                || entry.isCharacterDevice()
                || entry.isBlockDevice()) {
            throw new DamagedException("'" + entry.getName() + "' is neither a file nor a folder");
        }
        return Optional.of(entry);
    }

    @Override
    protected byte[] readRecord() throws IOException {
        limited.begin();
        byte[] header = super.readRecord();
        boolean extending = header != null && EXTENDING.indexOf(header[KIND_AT]) >= 0;
        if (extending && ++extensions > MOST_EXTENSIONS) {
            throw new DamagedException("a file has too many headers");
        }
        return header;
    }

    @Override
    protected boolean isEOFRecord(byte @Nullable [] block) {
        boolean end = super.isEOFRecord(block);
        ended |= end && block != null;
        return end;
    }
}

package org.labelport.engine.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads files and folders from a TAR. Refuses links and devices, headers that would fill the memory, and an archive that
 * was cut off between two files.
 */
final class TarFiles extends TarArchiveInputStream {

    /** Kinds of headers that only say more of the next file. Their content is read into memory, and they nest. */
    private static final String EXTENDING = "LKxXg";

    private static final long LONGEST_EXTENSION = 8 << 20;
    private static final int MOST_EXTENSIONS = 100;
    private int extensions;
    private boolean ended;

    TarFiles(InputStream in) {
        super(
                in,
                TarConstants.DEFAULT_BLKSIZE,
                TarConstants.DEFAULT_RCDSIZE,
                StandardCharsets.UTF_8.name(),
                true); // who owns the files does not matter
    }

    /** Goes to the next file or folder; the content of a file is what can be read then. */
    Optional<TarArchiveEntry> next() throws IOException {
        extensions = 0;
        TarArchiveEntry entry = DamagedException.unless(this::getNextEntry);
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
        byte[] header = super.readRecord();
        if (header != null && EXTENDING.indexOf(header[TarLayout.TYPE_AT]) >= 0) {
            boolean tooLong = sizeIn(header) > LONGEST_EXTENSION;
            if (tooLong || ++extensions > MOST_EXTENSIONS) {
                throw new DamagedException(
                        tooLong ? "a header is longer than any should be" : "a file has too many headers");
            }
        }
        return header;
    }

    private static long sizeIn(byte[] header) throws DamagedException {
        try {
            return TarUtils.parseOctalOrBinary(header, TarLayout.SIZE_AT, TarLayout.SIZE_LENGTH);
        } catch (IllegalArgumentException e) {
            throw new DamagedException("a header is damaged");
        }
    }

    @Override
    protected boolean isEOFRecord(byte @Nullable [] block) {
        boolean end = super.isEOFRecord(block);
        ended |= end && block != null;
        return end;
    }
}

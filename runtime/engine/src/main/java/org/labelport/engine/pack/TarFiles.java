package org.labelport.engine.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** Reads files and folders from a TAR. Refuses links and devices, and an archive that was cut off between two files. */
final class TarFiles extends TarArchiveInputStream {

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
    protected boolean isEOFRecord(byte @Nullable [] block) {
        boolean end = super.isEOFRecord(block);
        ended |= end && block != null;
        return end;
    }
}

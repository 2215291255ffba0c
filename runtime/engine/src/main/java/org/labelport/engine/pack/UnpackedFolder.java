package org.labelport.engine.pack;

import java.nio.file.Path;
import org.labelport.report.ExportException;

/**
 * A folder that stands for an archive, whose name is the one that the user knows.
 *
 * @param archive that the user named
 * @param folder that it was unpacked into
 */
public record UnpackedFolder(Path archive, Path folder) {

    /** What is said of files in the folder, as of files in the archive. */
    public String named(String message) {
        return message.replace(folder.toString(), archive.toString());
    }

    /** A failure that says so. */
    public ExportException named(ExportException failure) {
        return new ExportException(failure.code(), named(failure.getMessage()), failure);
    }
}

package org.labelport.launcher;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.labelport.report.FileTrouble;

/**
 * Tells failures of a cache folder, such as a full disk, from those of what is kept in it.
 *
 * @param folder of the cache
 */
record FolderTrouble(Path folder) {

    /** The system's message when a process has as many files open as it may. */
    private static final String OPEN_FILES = "Too many open files";

    /** The system's message when a file has reached the size limit, however much room there is. */
    private static final String FILE_SIZE = "File too large";

    /** More than the small files of a bundle, for which a full disk may still have room. */
    private static final int PROBE_BYTES = 1 << 16;

    /** More files than a bundle has, because a full disk may still have room for a few. */
    private static final int PROBE_FILES = 16;

    /**
     * Finds out whether a failure comes from the folder or from the limit of open files, which the next attempt need
     * not hit.
     *
     * @throws LaunchException when it comes from one of them
     */
    void requireInnocent(Throwable failure) throws LaunchException {
        if (failure instanceof IOException io
                && (FileTrouble.reason(io).contains(OPEN_FILES)
                        || io instanceof FileSystemException system
                                && system.getFile() != null
                                && Path.of(system.getFile()).startsWith(folder))) {
            throw unwritable(io);
        }
        requireWritable();
    }

    /**
     * Checks that the folder can be written, by writing some files. Bundles that the framework cannot store here would
     * look broken, and so would those that need them.
     *
     * @throws LaunchException when that fails, with the reason
     */
    void requireWritable() throws LaunchException {
        Path probe = folder.resolve("probe");
        try {
            CacheFolder.delete(probe); // left by a process that was killed
            try {
                Files.createDirectory(probe);
                Files.write(probe.resolve("bytes"), new byte[PROBE_BYTES]);
                for (int file = 0; file < PROBE_FILES; file++) {
                    Files.createFile(probe.resolve(Integer.toString(file)));
                }
            } finally {
                CacheFolder.delete(probe);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** The error that the folder cannot be written. */
    LaunchException unwritable(IOException failure) {
        String said = FileTrouble.reason(failure);
        String reason = said.contains(OPEN_FILES) ? OPEN_FILES : said; // not the file, which is irrelevant here
        return new LaunchException(
                "the cache folder " + folder + " cannot be written: " + reason + ". " + remedy(said), failure);
    }

    private static String remedy(String said) {
        if (said.contains(OPEN_FILES)) {
            return "Raise this limit (ulimit -n), 256 are enough for most runs.";
        }
        return (said.contains(FILE_SIZE) ? "Raise this limit" : "Make room there")
                + ", or name a folder elsewhere with XDG_CACHE_HOME.";
    }
}

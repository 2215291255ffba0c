package org.labelport.engine.publish;

import java.io.IOException;
import java.nio.file.Path;
import org.labelport.report.ExportException;

/**
 * A folder outside any destination, for work whose result is told or lies elsewhere. Other users may not look into it.
 * Closing removes it.
 */
public final class TemporaryFolder implements AutoCloseable {

    private final RunFolder folder;

    private TemporaryFolder(RunFolder folder) {
        this.folder = folder;
    }

    /**
     * Makes one.
     *
     * @throws ExportException {@code storage.failed}, also when what an earlier one has left cannot be removed
     */
    public static TemporaryFolder of(String id) throws ExportException {
        return new TemporaryFolder(RunFolder.temporary(id));
    }

    /** Creates an empty folder in this one. */
    public Path create(String name) throws IOException {
        return folder.create(name);
    }

    /** A place in this folder. */
    public Path resolve(String name) {
        return folder.resolve(name);
    }

    /** Removes the folder. What cannot be removed takes nothing from the result of the work, and is left to the next one. */
    @Override
    public void close() {
        try {
            folder.close();
        } catch (IOException e) {
            return; // the next one removes it, or says what it cannot remove and why
        }
    }
}

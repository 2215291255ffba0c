package org.labelport.engine.media;

import java.nio.file.Path;

/**
 * Where originals go.
 *
 * @param path created when there are any originals
 * @param kept how long the files are needed
 */
public record OriginalsFolder(Path path, Kept kept) {

    /** How long files are needed. */
    public enum Kept {
        /**
         * Another process may go on with them: a file gets its name only when it is complete, checked and on the disk.
         */
        FOR_LATER,
        /** They are needed as long as this process runs. */
        FOR_NOW
    }
}

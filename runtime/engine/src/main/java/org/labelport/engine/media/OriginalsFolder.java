package org.labelport.engine.media;

import java.nio.file.Path;

/**
 * Where originals go.
 *
 * @param path created when there are any
 * @param kept how long they are needed
 */
public record OriginalsFolder(Path path, Kept kept) {

    /** How long files are needed. */
    public enum Kept {
        /** Another process may go on with them: a file gets its name when it is whole, was checked and is on the disk. */
        FOR_LATER,
        /** As long as this process. */
        FOR_NOW
    }
}

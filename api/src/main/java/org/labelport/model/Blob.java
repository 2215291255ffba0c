package org.labelport.model;

import java.net.URI;
import java.util.Optional;

/**
 * Where the bytes of a file are, without holding them.
 *
 * @param location absolute URI of the file, or empty when the source knows the file only by name and it cannot be copied
 * @param size in bytes, or {@link #UNKNOWN_SIZE}
 */
public record Blob(Optional<URI> location, long size) {

    /** The size of a file that has not been looked at. */
    public static final long UNKNOWN_SIZE = -1;

    /** A file that is known by name only. */
    public static final Blob ABSENT = new Blob(Optional.empty(), UNKNOWN_SIZE);

    public Blob {
        if (location.isPresent() && !location.get().isAbsolute()) {
            throw new IllegalArgumentException("a blob's location is an absolute URI, not '" + location.get() + "'");
        }
    }

    /** A file at this place. */
    public static Blob at(URI location, long size) {
        return new Blob(Optional.of(location), size);
    }
}

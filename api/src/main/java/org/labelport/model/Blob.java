package org.labelport.model;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the bytes of a file are, without holding them.
 *
 * @param location absolute URI of the file, or empty when the source knows the file only by name and it cannot be copied
 * @param size in bytes, or {@link #UNKNOWN_SIZE}
 * @param checksum what the source says of the content: hexadecimal digits of its MD5, SHA-1 or SHA-256, told apart by their
 *     number; empty when it says nothing
 * @param failure why the bytes cannot be had, once somebody has tried; such a file cannot be put into an export
 */
public record Blob(Optional<URI> location, long size, String checksum, Optional<Failure> failure) {

    /** The size of a file that has not been looked at. */
    public static final long UNKNOWN_SIZE = -1;

    /** A file that is known by name only. */
    public static final Blob ABSENT = new Blob(Optional.empty(), UNKNOWN_SIZE, "", Optional.empty());

    public Blob {
        if (location.isPresent() && !location.get().isAbsolute()) {
            throw new IllegalArgumentException("a blob's location is an absolute URI, not '" + location.get() + "'");
        }
        requireNonNull(checksum, "checksum");
        requireNonNull(failure, "failure");
    }

    /**
     * Why a file cannot be had.
     *
     * @param code stable name of the kind of failure, such as {@code media.status}
     * @param message what is wrong and what to do
     */
    public record Failure(String code, String message) {

        public Failure {
            requireNonNull(code, "code");
            requireNonNull(message, "message");
        }
    }

    /** A file at this place. */
    public static Blob at(URI location, long size) {
        return new Blob(Optional.of(location), size, "", Optional.empty());
    }

    /**
     * A file on this machine. It is not looked for.
     *
     * @param file absolute
     * @param size in bytes, or {@link #UNKNOWN_SIZE}
     */
    public static Blob at(Path file, long size) {
        return at(FileUri.of(file), size);
    }

    /** The same file with what is known of its content. */
    public Blob withChecksum(String hex) {
        return new Blob(location, size, hex, failure);
    }

    /** The same file, which turned out not to be obtainable. */
    public Blob failed(String code, String message) {
        return new Blob(location, size, checksum, Optional.of(new Failure(code, message)));
    }
}

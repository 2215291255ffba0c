package org.labelport.engine.media;

import java.net.URI;
import java.util.Locale;
import org.labelport.model.Blob;

/**
 * A file that is to be fetched.
 *
 * @param location where it is
 * @param declared what its source says of it
 * @param name the file's own name; it tells what may be in it
 * @param use what the item uses it for
 */
record WantedFile(URI location, Blob declared, String name, Use use) {

    /** What an item uses a file for. */
    enum Use {
        /** The item shows it, so there is something in it. */
        SHOWN,
        /** It lies beside what is shown, or is a text, and may be empty. */
        BESIDE
    }

    /** A file whose blob has a location. */
    static WantedFile of(Blob blob, String name, Use use) {
        return new WantedFile(blob.location().orElseThrow(), blob, name, use);
    }

    /** The same file, with what another place that names the same location says of it. */
    WantedFile with(WantedFile other) {
        Blob both = new Blob(
                declared.location(),
                declared.size() == Blob.UNKNOWN_SIZE ? other.declared.size() : declared.size(),
                declared.checksum().isEmpty() ? other.declared.checksum() : declared.checksum(),
                declared.failure());
        return new WantedFile(
                location,
                both,
                extension(name).isEmpty() ? other.name : name,
                use == Use.SHOWN ? Use.SHOWN : other.use);
    }

    /** Whether all that the other place says of the file is said here too. */
    boolean covers(WantedFile other) {
        return (other.declared.size() == Blob.UNKNOWN_SIZE || other.declared.size() == declared.size())
                && (other.declared.checksum().isEmpty()
                        || other.declared.checksum().equals(declared.checksum()));
    }

    /** The extension of the file's name in lower case, without the dot; where it has none, that of its address. */
    String extension() {
        String own = extension(name);
        return own.isEmpty() && location.getPath() != null ? extension(location.getPath()) : own;
    }

    private static String extension(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        return dot < 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}

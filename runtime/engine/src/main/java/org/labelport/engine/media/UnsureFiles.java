package org.labelport.engine.media;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.http.HttpUrls;

/**
 * Counts the files that ended with their connection, where neither server nor source says how long they are, so that it
 * is not known whether they are complete. Thread-safe.
 */
final class UnsureFiles {

    private long files;
    private @Nullable URI one;

    synchronized void add(URI address) {
        files++;
        one = one == null || address.compareTo(one) < 0 ? address : one;
    }

    /** A warning; empty when there are no such files. */
    synchronized Optional<String> warning() {
        if (one == null) {
            return Optional.empty();
        }
        return Optional.of((files == 1 ? "a file" : files + " files")
                + " came whose length the server did not give, such as "
                + HttpUrls.shown(one) + ": a connection that was cut looks like the end of a file. Look whether "
                + (files == 1 ? "it is" : "they are") + " whole, and have the server send Content-Length");
    }
}

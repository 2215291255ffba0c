package org.labelport.engine.media;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.http.HttpUrls;

/**
 * Counts the files that ended with their connection, where neither server nor source says how long they are: whether all of such a
 * file came cannot be told. Thread-safe.
 */
final class UnsureFiles {

    private long files;
    private @Nullable URI one;

    synchronized void add(URI address) {
        files++;
        one = one == null || address.compareTo(one) < 0 ? address : one;
    }

    /** What to warn of; empty when there are none. */
    synchronized Optional<String> warning() {
        if (one == null) {
            return Optional.empty();
        }
        return Optional.of((files == 1 ? "a file" : files + " files") + " came without a word of where "
                + (files == 1 ? "it ends" : "they end") + ", such as " + HttpUrls.shown(one)
                + ": a connection that was cut looks the same. Look whether " + (files == 1 ? "it is" : "they are")
                + " whole, and have the server send Content-Length");
    }
}

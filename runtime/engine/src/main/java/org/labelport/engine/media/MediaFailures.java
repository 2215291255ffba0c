package org.labelport.engine.media;

import org.labelport.http.HttpException;
import org.labelport.http.HttpUrls;
import org.labelport.model.Blob;

/** Says why a file could not be fetched, in one line without secrets. */
final class MediaFailures {

    private static final int MOST_CHARACTERS = 500;

    private MediaFailures() {}

    /** The failure of a request that is not sent again; the code is {@code media.} with the kind of failure. */
    static Blob.Failure of(HttpException failure) {
        StringBuilder message = new StringBuilder(String.valueOf(failure.getMessage()));
        if (failure.kind() == HttpException.Kind.TIMEOUT) {
            message.append(", or give it more time in network.json");
        }
        for (Throwable onTheWay : failure.getSuppressed()) {
            message.append(". Its source could not give a new address: ").append(redacted(onTheWay));
        }
        return new Blob.Failure(failure.kind().code().replaceFirst("^http\\.", "media."), message.toString());
    }

    /** The failure of an address whose scheme is not read. */
    static Blob.Failure scheme(String scheme) {
        return new Blob.Failure(
                "media.scheme",
                "addresses that begin with " + scheme + ": are not read, only those with http:, https: or file: are."
                        + " Give such an address where the data comes from");
    }

    /** The message of a source's failure without secrets, since it may hold a whole address with the signature in it. */
    private static String redacted(Throwable failure) {
        String said = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String line = HttpUrls.shownIn(said).replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "...";
    }
}

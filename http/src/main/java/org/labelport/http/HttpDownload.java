package org.labelport.http;

import java.net.URI;
import java.util.Optional;

/**
 * What is known of a file that was downloaded.
 *
 * @param from where it came from, after all redirects
 * @param status of the answer, 200 to 299
 * @param contentType as the server sent it, parameters included
 * @param contentEncoding as the server sent it; present when the file is encoded, although requests ask for plain bytes
 * @param bytes the file's size
 * @param isEndTold whether the server said where the file ends, by its length or in chunks. If not, the file ended with
 *     the connection, and a connection that was cut looks the same: over TLS too, as Java's client does not tell
 *     whether it was closed in order
 * @param digest of the file in lower-case hexadecimal, when one was asked for
 */
public record HttpDownload(
        URI from,
        int status,
        Optional<String> contentType,
        Optional<String> contentEncoding,
        long bytes,
        boolean isEndTold,
        Optional<String> digest) {}

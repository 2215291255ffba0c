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
 * @param digest of the file in lower-case hexadecimal, when one was asked for
 */
public record HttpDownload(
        URI from,
        int status,
        Optional<String> contentType,
        Optional<String> contentEncoding,
        long bytes,
        Optional<String> digest) {}

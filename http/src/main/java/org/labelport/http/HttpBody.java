package org.labelport.http;

import java.util.Optional;

/**
 * An answer that was read into memory.
 *
 * @param status of the answer, such as 200
 * @param contentType as the server sent it, parameters included
 * @param contentEncoding as the server sent it; present when the bytes are encoded, although requests ask for plain ones
 * @param bytes the body as it was sent; the array itself, which the receiver owns
 */
public record HttpBody(int status, Optional<String> contentType, Optional<String> contentEncoding, byte[] bytes) {}

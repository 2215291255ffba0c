package org.labelport.http;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The beginning of a file.
 *
 * @param bytes as many as were asked for, or the whole file when it is shorter; the array itself, which the receiver owns
 * @param totalBytes the size of the whole file, when the server told it
 * @param contentType as the server sent it, parameters included
 */
public record HttpFirstBytes(byte[] bytes, OptionalLong totalBytes, Optional<String> contentType) {}

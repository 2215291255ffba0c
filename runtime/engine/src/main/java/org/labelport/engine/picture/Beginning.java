package org.labelport.engine.picture;

/**
 * The first bytes of a file.
 *
 * @param fileBytes the size of the whole file; {@link Long#MAX_VALUE} when it is not known
 */
record Beginning(byte[] bytes, long fileBytes) {

    /** Whether the file has no more bytes than these. */
    boolean isWhole() {
        return bytes.length >= fileBytes;
    }
}

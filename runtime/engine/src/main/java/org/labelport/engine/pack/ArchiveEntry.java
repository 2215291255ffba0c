package org.labelport.engine.pack;

import java.nio.charset.StandardCharsets;

/**
 * A file in an archive, or a folder when the name ends with {@code /}.
 *
 * @param start where its header starts, in bytes from the start of its segment
 * @param headerLength in bytes
 * @param deflated whether the content is compressed
 * @param crc CRC-32 of the content
 * @param size of the content in bytes
 * @param packed number of bytes that the content takes in the archive, without padding
 */
record ArchiveEntry(String name, long start, int headerLength, boolean deflated, long crc, long size, long packed) {

    boolean isFolder() {
        return name.endsWith("/");
    }

    byte[] utf8Name() {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}

package org.labelport.target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Recognises the files that macOS puts beside others, on disks and in archives that cannot hold all that it notes about a
 * file: {@code ._a.xml} beside {@code a.xml}, or in a folder {@code __MACOSX} of a ZIP. They belong to no data set, but
 * have the extensions of its files.
 */
final class AppleDouble {

    private static final String PREFIX = "._";
    private static final byte[] START = {0x00, 0x05, 0x16, 0x07};

    private AppleDouble() {}

    /**
     * Whether such a file lies at a path. The name alone does not tell: a data set may have files of such names. A file
     * that cannot be read is taken for none, so that whoever reads it says why it cannot. What is no file, such as a
     * pipe, is not opened, since that might never end.
     */
    static boolean isAt(Path file) {
        if (!String.valueOf(file.getFileName()).startsWith(PREFIX) || !Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(START.length), START);
        } catch (IOException e) {
            return false;
        }
    }
}

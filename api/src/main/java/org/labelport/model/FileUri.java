package org.labelport.model;

import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/**
 * The URI of a file, as {@link Path#toUri()} gives it, but without a look at the disk. The JDK's method asks each time
 * whether the path is a folder, whose URI ends with a slash; that is one of the ten system calls that reading a small
 * file takes.
 */
final class FileUri {

    private FileUri() {}

    /** @param file absolute, and not a folder */
    static URI of(Path file) {
        String path = file.toString();
        boolean asItIs = file.getFileSystem().equals(FileSystems.getDefault()) && path.startsWith("/") && isPlain(path);
        return asItIs ? URI.create("file://" + path) : file.toUri();
    }

    /** Whether all characters stand for themselves in a URI. */
    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '-' && c <= '9' || c == '_' || c == '~';
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}

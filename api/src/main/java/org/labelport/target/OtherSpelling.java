package org.labelport.target;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;

/** Finds out whether a file that is missing may be there under a name that looks the same. */
final class OtherSpelling {

    /** Replaces bytes in a name that are no character. */
    static final char UNDECODED = '\uFFFD';

    private OtherSpelling() {}

    /**
     * What to do about the name, to be appended to a message; empty when nothing is known. A name that is not valid in the
     * file system's encoding is listed as a text by which no file is found.
     *
     * @param folder without links, in which there is no file of this name
     */
    static String remedy(String name, Path folder) {
        if (name.indexOf(UNDECODED) >= 0) {
            return ". Its name may be in another encoding than UTF-8: rename it, for example with convmv";
        }
        return isComposedOtherwise(name, folder)
                ? ", but one whose name looks the same, with accents that are characters of their own in one of the two:"
                        + " rename it, for example with convmv --nfc"
                : "";
    }

    /** Whether a file has the same name in another Unicode composition, as files from macOS have. */
    private static boolean isComposedOtherwise(String name, Path folder) {
        for (Normalizer.Form form : new Normalizer.Form[] {Normalizer.Form.NFC, Normalizer.Form.NFD}) {
            String other = Normalizer.normalize(name, form);
            if (!other.equals(name) && isIn(folder, other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a folder has a file of this name. False also when that cannot be said. */
    private static boolean isIn(Path folder, String name) {
        try {
            Path file = folder.resolve(name).normalize();
            return file.startsWith(folder) && FileKind.of(file) == FileKind.FILE;
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }
}

package org.labelport.shell.request;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.labelport.shell.invocation.WrongUse;

/** A path as it was typed. */
final class TypedPath {

    /** Stands for bytes that are no character. */
    private static final char UNDECODED = '\uFFFD';

    private TypedPath() {}

    /**
     * Returns the path, unless it is not what was meant. Shells replace {@code ~} only where it begins a word, and not
     * behind {@code coco:} or {@code --out=}; and bytes that are not UTF-8 come as another character. A folder of another
     * name would be made, or sought in vain.
     *
     * @param option where it was given, for the message
     */
    static String of(String option, String path) throws WrongUse {
        if (path.equals("~") || path.startsWith("~/")) {
            throw new WrongUse(
                    "option.invalid",
                    option + " '" + path + "' begins with ~, which shells leave as it is in this place. Write $HOME"
                            + path.substring(1) + ", or ./" + path + " for a folder that is called ~.");
        }
        if (path.indexOf(UNDECODED) >= 0 && !isThere(option, path)) {
            throw new WrongUse(
                    "option.invalid",
                    option + " '" + path
                            + "' is not in UTF-8, so no file is found by this name. Rename it, for example with convmv.");
        }
        return path;
    }

    private static boolean isThere(String option, String path) throws WrongUse {
        try {
            return !Files.notExists(Path.of(path));
        } catch (InvalidPathException e) {
            throw new WrongUse(
                    "option.invalid",
                    option + " '" + path
                            + "' has characters that Java does not take for names of files here. Set LC_ALL=C.UTF-8, or"
                            + " start Labelport by its script.",
                    e);
        }
    }
}

package org.labelport.shell.request;

import org.labelport.shell.invocation.WrongUse;

/** A path as it was typed. */
final class TypedPath {

    private TypedPath() {}

    /**
     * Returns the path, unless it begins with {@code ~}. Shells replace that only where it begins a word, and not behind
     * {@code coco:} or {@code --out=}; a folder called {@code ~} would be made, or sought in vain.
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
        return path;
    }
}

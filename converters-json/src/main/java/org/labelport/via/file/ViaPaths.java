package org.labelport.via.file;

import org.labelport.model.Split;

/** What the path of an annotation file says. */
public final class ViaPaths {

    private ViaPaths() {}

    /** Returns the split that a file's name stands for, else the one that the name of its folder stands for. */
    public static Split split(String name) {
        Split own = Split.ofWord(stem(name));
        int slash = name.lastIndexOf('/');
        return own != Split.NONE || slash < 0
                ? own
                : Split.ofWord(name.substring(name.lastIndexOf('/', slash - 1) + 1, slash));
    }

    /** Returns the name of a file without its folders and extension. */
    public static String stem(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}

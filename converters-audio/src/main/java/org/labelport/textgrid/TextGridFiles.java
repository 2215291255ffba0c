package org.labelport.textgrid;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.labelport.model.DataType;
import org.labelport.model.Split;

/** The names of files. */
final class TextGridFiles {

    static final String EXTENSION = ".TextGrid";

    /** The attribute that holds the text of an interval, if it is not the name of its tier. */
    static final String TEXT = "text";

    /** What is assumed where there is no recording. */
    private static final String USUAL_RECORDING = "wav";

    private TextGridFiles() {}

    /** The folder of a split. Items without a split are training data. */
    static String folder(Split split) {
        return switch (split) {
            case NONE, TRAIN -> "train";
            case VALIDATION -> "val";
            case TEST -> "test";
        };
    }

    static boolean isGrid(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(EXTENSION.toLowerCase(Locale.ROOT));
    }

    static boolean isRecording(String name) {
        return DataType.AUDIO.isOf(name);
    }

    /** A name for a recording that cannot be the name of its own grid. */
    static String recordingName(String path) {
        return isGrid(path) ? path + "_" : path;
    }

    /** A grid's name without its extension; a file with another extension keeps it. */
    static String stem(String grid) {
        return isGrid(grid) ? grid.substring(0, grid.length() - EXTENSION.length()) : grid;
    }

    /** The split whose folder a grid is in. */
    static Split split(String stem) {
        return Split.ofWord(stem.substring(0, Math.max(0, stem.indexOf('/'))));
    }

    /** The names, without extensions, that the recording of a grid may have: recordings may lie beside splits. */
    static List<String> recordingStems(String stem) {
        return split(stem) == Split.NONE ? List.of(stem) : List.of(stem, stem.substring(stem.indexOf('/') + 1));
    }

    /** The names that the recording of a grid may have in a folder, the usual one first. */
    static List<String> recordings(String stem) {
        Set<String> extensions = new LinkedHashSet<>(List.of(USUAL_RECORDING));
        extensions.addAll(DataType.AUDIO.extensions());
        List<String> names = new ArrayList<>();
        for (String extension : extensions) {
            names.add(stem + "." + extension);
            names.add(stem + "." + extension.toUpperCase(Locale.ROOT));
        }
        return names;
    }
}

package org.labelport.csv.picture;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.labelport.model.Split;

/** Tells a file's split by how people name such files. */
public final class SplitOfName {

    private static final Map<String, Split> WORDS = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            "train", Split.TRAIN,
            "training", Split.TRAIN,
            "val", Split.VALIDATION,
            "valid", Split.VALIDATION,
            "validate", Split.VALIDATION,
            "validation", Split.VALIDATION,
            "test", Split.TEST,
            "testing", Split.TEST)));

    private SplitOfName() {}

    /** The words, in a fixed order. */
    static Map<String, Split> words() {
        return WORDS;
    }

    /** The split that one of the words of a name stands for. */
    public static Split of(String name) {
        for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
            Split split = WORDS.get(word);
            if (split != null) {
                return split;
            }
        }
        return Split.NONE;
    }
}

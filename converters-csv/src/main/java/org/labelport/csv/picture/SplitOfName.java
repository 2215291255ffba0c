package org.labelport.csv.picture;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.labelport.model.Split;

/** Finds the split of a file from the words in its name. */
public final class SplitOfName {

    private static final Map<String, Split> WORDS = Map.of(
            "train", Split.TRAIN,
            "training", Split.TRAIN,
            "val", Split.VALIDATION,
            "valid", Split.VALIDATION,
            "validate", Split.VALIDATION,
            "validation", Split.VALIDATION,
            "test", Split.TEST,
            "testing", Split.TEST);

    private static final Pattern BETWEEN = Pattern.compile("[^a-z]+");

    private SplitOfName() {}

    /** Returns the split that the first known word in a name stands for; {@link Split#NONE} when there is none. */
    public static Split of(String name) {
        for (String word : BETWEEN.split(name.toLowerCase(Locale.ROOT))) {
            Split split = WORDS.get(word);
            if (split != null) {
                return split;
            }
        }
        return Split.NONE;
    }
}

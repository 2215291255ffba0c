package org.labelport.csv.picture.read;

import java.util.Locale;
import java.util.regex.Pattern;
import org.labelport.model.Split;

/** Finds the split of a file from the words in its name. */
public final class SplitOfName {

    private static final Pattern BETWEEN = Pattern.compile("[^a-z]+");

    private SplitOfName() {}

    /** Returns the split that the first known word in a name stands for; {@link Split#NONE} when there is none. */
    public static Split of(String name) {
        for (String word : BETWEEN.split(name.toLowerCase(Locale.ROOT))) {
            Split split = Split.ofWord(word);
            if (split != Split.NONE) {
                return split;
            }
        }
        return Split.NONE;
    }
}

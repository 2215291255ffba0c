package org.labelport.yolo.rows.names;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.labelport.model.Taxonomy;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/** Makes names that fit into a line each: without line breaks, not empty, and without blanks that readers strip. */
public final class NameLines {

    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\uFEFF]");

    /** What Python strips from a line: spaces of every width, and not only that of ASCII. */
    private static final Pattern EDGES = Pattern.compile("^[\\s\\p{Z}]++|(?<![\\s\\p{Z}])[\\s\\p{Z}]++$");

    private NameLines() {}

    /**
     * Returns the names in the order of categories, all different, and reports every name that has to change.
     *
     * @param reader that needs them, for the message that there are none
     */
    public static List<String> of(Taxonomy taxonomy, String reader, LossSink losses) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>(taxonomy.names());
        for (String original : taxonomy.names()) {
            String name = EDGES.matcher(UNFIT.matcher(original).replaceAll("_")).replaceAll("");
            if (!name.equals(original)) {
                name = name.isEmpty() ? "_" : name;
                while (!taken.add(name)) {
                    name += "_";
                }
                losses.loss(Loss.ofDataset(
                        LossCodes.CLASS_RENAMED,
                        "class '" + original + "' is written as '" + name + "', because a name is one line"));
            }
            names.add(name);
        }
        if (names.isEmpty()) {
            losses.loss(Loss.ofDataset(
                    LossCodes.CATEGORY_MISSING,
                    "there are no categories, and " + reader + " needs one: give --categories"));
        }
        return names;
    }
}

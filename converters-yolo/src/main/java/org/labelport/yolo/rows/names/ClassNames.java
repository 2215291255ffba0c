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

/**
 * The class names that are written into data.yaml, in the order of the taxonomy.
 *
 * @param names all different
 */
public record ClassNames(List<String> names) {

    /** Ultralytics looks up names of ImageNet's ids if the first class name starts with this, and fails. */
    private static final String IMAGENET_PREFIX = "n0";

    private static final Pattern UNPAIRED_SURROGATE = Pattern.compile("\\p{Cs}");

    public ClassNames {
        names = List.copyOf(names);
    }

    /** Makes names that readers read unchanged, and reports every name that has to change. */
    public static ClassNames of(Taxonomy taxonomy, LossSink losses) {
        List<String> originals = taxonomy.names();
        Set<String> taken = new HashSet<>(originals);
        List<String> names = new ArrayList<>();
        for (String original : originals) {
            String name = UNPAIRED_SURROGATE.matcher(original).replaceAll("\uFFFD");
            if (names.isEmpty() && name.startsWith(IMAGENET_PREFIX)) {
                name = "_" + name;
            }
            if (!name.equals(original)) {
                while (!taken.add(name)) {
                    name = "_" + name;
                }
                losses.loss(Loss.ofDataset(
                        LossCodes.CLASS_RENAMED,
                        "class '" + original + "' is written as '" + name + "', because Ultralytics cannot read it"));
            }
            names.add(name);
        }
        if (names.isEmpty()) {
            losses.loss(Loss.ofDataset(
                    LossCodes.CATEGORY_MISSING,
                    "there are no categories, and Ultralytics reads no data set without one: give --categories"));
        }
        return new ClassNames(names);
    }
}

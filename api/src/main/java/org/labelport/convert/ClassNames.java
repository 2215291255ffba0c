package org.labelport.convert;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.labelport.model.Taxonomy;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;
import org.labelport.report.LossSink;

/**
 * The class names of an export, in the taxonomy's order: names of categories, changed where the format cannot hold them,
 * so that all stay different. Immutable.
 */
public final class ClassNames {

    private final Map<String, String> byCategory;
    private final Map<String, Integer> numbers = new HashMap<>();

    private ClassNames(Map<String, String> byCategory) {
        this.byCategory = byCategory;
        byCategory.keySet().forEach(category -> numbers.put(category, numbers.size()));
    }

    /**
     * Decides the names, and reports every name that has to change as {@link LossCodes#CLASS_RENAMED}.
     *
     * @param spelling makes a category name one that the format can hold
     * @param reserved names that mean something else in the format
     */
    public static ClassNames plan(
            Taxonomy taxonomy, UnaryOperator<String> spelling, Set<String> reserved, LossSink losses) {
        Set<String> taken = new HashSet<>(taxonomy.names());
        taken.addAll(reserved);
        Map<String, String> written = new LinkedHashMap<>();
        for (String name : taxonomy.names()) {
            String spelled = spelling.apply(name);
            if (!spelled.equals(name) || reserved.contains(name)) {
                spelled = free(spelled, taken);
                losses.loss(Loss.ofDataset(LossCodes.CLASS_RENAMED, "'" + name + "' is written as '" + spelled + "'"));
            }
            written.put(name, spelled);
        }
        return new ClassNames(written);
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int suffix = 2; !taken.add(free); suffix++) {
            free = name + "__" + suffix;
        }
        return free;
    }

    /**
     * Returns the written name of a category.
     *
     * @throws IllegalArgumentException if the category is not in the taxonomy
     */
    public String of(String category) {
        String name = byCategory.get(category);
        if (name == null) {
            throw new IllegalArgumentException("category.unknown: '" + category + "' is not in the taxonomy");
        }
        return name;
    }

    /** Returns the 0-based number of a category, or -1 if it is not in the taxonomy. */
    public int numberOf(String category) {
        return numbers.getOrDefault(category, -1);
    }

    /** Returns all written names, in the taxonomy's order. */
    public List<String> all() {
        return List.copyOf(byCategory.values());
    }
}

package org.labelport.engine.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.labelport.export.CategoryChoice;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;

/**
 * Decides what becomes of a category name: renamed, left out on request, unknown, or kept; and which categories the export
 * has, in which order.
 */
final class CategoryRules {

    private static final int NAMES_IN_MESSAGE = 20;

    /** The category of annotations that have none. */
    private static final String NONE = "";

    /** What becomes of an annotation because of its category. */
    enum Verdict {
        KEPT,
        FILTERED,
        UNKNOWN
    }

    private final CategoryChoice choice;
    /** Whether neither the source nor the user names categories, so that they are collected from the data. */
    private final boolean collected;
    /** The categories of the export, empty when they are collected. */
    private final Taxonomy taxonomy;

    private CategoryRules(CategoryChoice choice, boolean collected, Taxonomy taxonomy) {
        this.choice = choice;
        this.collected = collected;
        this.taxonomy = taxonomy;
    }

    /**
     * Combines what the user asked for with what the source has.
     *
     * @throws ExportException {@code option.invalid} when a rename or filter names a category that the source does not
     *     have, or a name is empty
     */
    static CategoryRules of(CategoryChoice choice, Taxonomy source) throws ExportException {
        requireNames("--categories", choice.names());
        requireNames("--map", choice.renames().values());
        if (!source.isEmpty()) {
            Set<String> old = new HashSet<>(choice.renames().keySet());
            old.remove(NONE);
            requireKnown("--map", old, source.names());
        }
        Map<String, Category> renamed = new LinkedHashMap<>();
        for (Category category : source.categories()) {
            String name = choice.renames().getOrDefault(category.name(), category.name());
            renamed.putIfAbsent(name, category.withName(name));
        }
        if (choice.renames().containsKey(NONE) && !source.isEmpty()) {
            String name = choice.renames().get(NONE);
            renamed.putIfAbsent(name, Category.of(name));
        }
        if (!source.isEmpty()) {
            requireKnown("--only", choice.only(), renamed.keySet());
            requireKnown("--without", choice.without(), renamed.keySet());
        }
        Map<String, Category> chosen = renamed;
        if (!choice.names().isEmpty()) {
            chosen = new LinkedHashMap<>();
            for (String name : choice.names()) {
                if (chosen.put(name, renamed.getOrDefault(name, Category.of(name))) != null) {
                    throw new ExportException(
                            "option.invalid", "--categories names '" + name + "' twice. Name it once");
                }
            }
        }
        boolean collected = source.isEmpty() && choice.names().isEmpty();
        CategoryRules filters = new CategoryRules(choice, collected, Taxonomy.EMPTY);
        List<Category> kept = chosen.values().stream()
                .filter(category -> !filters.filtered(category.name()))
                .toList();
        return new CategoryRules(choice, collected, new Taxonomy(kept));
    }

    /** The name of an annotation's category in the export. Captions and other answers about a whole item stay without one. */
    String category(Annotation annotation) {
        String name = annotation.category();
        boolean answer = name.isEmpty() && annotation.shape() instanceof Shape.Whole;
        return answer ? name : choice.renames().getOrDefault(name, name);
    }

    /** What becomes of an annotation of this category, by its name in the export. */
    Verdict verdict(String name) {
        if (filtered(name)) {
            return Verdict.FILTERED;
        }
        boolean known = name.isEmpty() || collected || taxonomy.indexOf(name).isPresent();
        return known ? Verdict.KEPT : Verdict.UNKNOWN;
    }

    /** The categories of the export. */
    Taxonomy taxonomy(SortedSet<String> namesInData) {
        return collected ? new Taxonomy(namesInData.stream().map(Category::of).toList()) : taxonomy;
    }

    /** The names to choose from, for a message. */
    String knownNames() {
        return listed(taxonomy.names());
    }

    private boolean filtered(String name) {
        return choice.without().contains(name)
                || (!choice.only().isEmpty() && !choice.only().contains(name));
    }

    private static void requireNames(String option, Collection<String> names) throws ExportException {
        if (names.contains("")) {
            throw new ExportException(
                    "option.invalid", option + " has an empty name. Every category needs one; check the commas.");
        }
    }

    private static void requireKnown(String option, Collection<String> names, Collection<String> known)
            throws ExportException {
        Set<String> unknown = new HashSet<>(names);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new ExportException(
                    "option.invalid",
                    option + ": the source has no category "
                            + listed(unknown.stream().sorted().toList()) + ". It has: " + listed(known) + ".");
        }
    }

    private static String listed(Collection<String> names) {
        List<String> shown = new ArrayList<>();
        for (String name : names) {
            if (shown.size() == NAMES_IN_MESSAGE) {
                shown.add("and " + (names.size() - NAMES_IN_MESSAGE) + " more");
                break;
            }
            shown.add("'" + name + "'");
        }
        return String.join(", ", shown);
    }
}

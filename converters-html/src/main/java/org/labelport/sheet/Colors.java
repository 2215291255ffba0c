package org.labelport.sheet;

import org.labelport.model.Category;
import org.labelport.model.Taxonomy;

/**
 * Chooses a color for each category: its own if it has one, else one that differs clearly from those of its neighbours
 * in the list.
 */
final class Colors {

    private static final String NONE = "#555555";
    private static final double GOLDEN_ANGLE = 137.508;

    private final Taxonomy taxonomy;

    Colors(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /** Returns a category's color in CSS. */
    String of(String category) {
        int index = taxonomy.indexOf(category).orElse(-1);
        if (index < 0) {
            return NONE;
        }
        Category known = taxonomy.categories().get(index);
        return known.color().matches("#[0-9a-fA-F]{6}")
                ? known.color()
                : "hsl(" + Math.round(index * GOLDEN_ANGLE % 360) + " 75% 45%)";
    }
}

package org.labelport.sheet;

import org.labelport.model.Category;
import org.labelport.model.Taxonomy;

/** A color for each category: its own where it has one, else one that is far from its neighbours'. */
final class Colors {

    private static final String NONE = "#555555";
    private static final double GOLDEN_ANGLE = 137.508;

    private final Taxonomy taxonomy;

    Colors(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /** A color in CSS. */
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

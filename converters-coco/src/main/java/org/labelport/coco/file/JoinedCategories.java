package org.labelport.coco.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * The categories of several files. Those with the same name become one, of which the first file that says something has
 * the word; what a later file says otherwise is reported.
 */
public final class JoinedCategories {

    private final LossSink losses;
    private final Map<String, Category> byName = new LinkedHashMap<>();

    public JoinedCategories(LossSink losses) {
        this.losses = losses;
    }

    /** Adds the categories of the next file. */
    public void add(CocoFile file, Iterable<Category> categories) {
        for (Category category : categories) {
            byName.merge(category.name(), category, (first, other) -> joined(file, first, other));
        }
    }

    public Taxonomy taxonomy() {
        return new Taxonomy(List.copyOf(byName.values()));
    }

    private Category joined(CocoFile file, Category first, Category other) {
        String parent = first.parent().isEmpty() ? other.parent() : first.parent();
        String color = first.color().isEmpty() ? other.color() : first.color();
        Skeleton skeleton = first.skeleton().equals(Skeleton.NONE) ? other.skeleton() : first.skeleton();
        compare(
                file,
                first,
                "supercategory",
                other.parent().isEmpty() || other.parent().equals(parent));
        compare(file, first, "colour", other.color().isEmpty() || other.color().equals(color));
        compare(
                file,
                first,
                "skeleton",
                other.skeleton().equals(Skeleton.NONE) || other.skeleton().equals(skeleton));
        return new Category(first.name(), parent, color, skeleton, first.attributes());
    }

    private void compare(CocoFile file, Category category, String what, boolean same) {
        if (!same) {
            losses.loss(Loss.ofDataset(
                    CocoCodes.CATEGORY_DIFFERS,
                    file.name() + ": the category '" + category.name() + "' has another " + what
                            + " than in an earlier file, whose " + what + " is used"));
        }
    }
}

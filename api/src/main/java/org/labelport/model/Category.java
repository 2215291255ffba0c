package org.labelport.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One class of the taxonomy.
 *
 * @param name unique in the taxonomy, not empty; any Unicode text
 * @param parent the supercategory's name, which need not be a category itself; empty for none
 * @param color {@code #rrggbb}, or empty
 * @param skeleton {@link Skeleton#NONE} for a category without keypoints
 * @param attributes that annotations of this category may have
 */
public record Category(
        String name, String parent, String color, Skeleton skeleton, List<AttributeDefinition> attributes) {

    public Category {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a category needs a name");
        }
        requireNonNull(parent, "parent");
        requireNonNull(color, "color");
        requireNonNull(skeleton, "skeleton");
        attributes = List.copyOf(attributes);
    }

    /** A category that has only a name. */
    public static Category of(String name) {
        return new Category(name, "", "", Skeleton.NONE, List.of());
    }

    /** The same category under another name. */
    public Category withName(String other) {
        return new Category(other, parent, color, skeleton, attributes);
    }
}

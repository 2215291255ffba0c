package org.labelport.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The categories of a data set. Their order is part of the data: formats number categories by it, and a category that
 * no annotation uses keeps its number.
 */
public final class Taxonomy {

    /** No categories. */
    public static final Taxonomy EMPTY = new Taxonomy(List.of());

    private final List<Category> categories;
    private final List<String> names;
    private final Map<String, Integer> indexByName;

    /** @throws IllegalArgumentException when two categories have the same name */
    public Taxonomy(List<Category> categories) {
        this.categories = List.copyOf(categories);
        this.names = this.categories.stream().map(Category::name).toList();
        this.indexByName = new LinkedHashMap<>();
        for (Category category : this.categories) {
            if (indexByName.putIfAbsent(category.name(), indexByName.size()) != null) {
                throw new IllegalArgumentException("two categories are called '" + category.name() + "'");
            }
        }
    }

    /** All categories in their order. */
    public List<Category> categories() {
        return categories;
    }

    /** Names of all categories in their order. */
    public List<String> names() {
        return names;
    }

    /** 0-based place of a category. */
    public OptionalInt indexOf(String name) {
        Integer index = indexByName.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** Number of categories. */
    public int size() {
        return categories.size();
    }

    /** Whether there are no categories. */
    public boolean isEmpty() {
        return categories.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Taxonomy that && categories.equals(that.categories);
    }

    @Override
    public int hashCode() {
        return categories.hashCode();
    }

    @Override
    public String toString() {
        return "Taxonomy" + names();
    }
}

package org.labelport.engine.spool;

import java.util.List;
import org.labelport.engine.journal.Entry;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Category;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;

/** Categories as they are kept in a journal. */
public final class TaxonomyEntry {

    private TaxonomyEntry() {}

    public static List<Entry> of(Taxonomy taxonomy) {
        return Entry.each(
                taxonomy.categories(),
                category -> Entry.of(
                        "name", category.name(),
                        "parent", category.parent(),
                        "color", category.color(),
                        "points", category.skeleton().points(),
                        "edges",
                                Entry.each(
                                        category.skeleton().edges(),
                                        edge -> Entry.of("from", edge.from(), "to", edge.to())),
                        "flip", category.skeleton().flip(),
                        "attributes", Entry.each(category.attributes(), TaxonomyEntry::of)));
    }

    public static Taxonomy read(List<Entry> categories) {
        return new Taxonomy(categories.stream()
                .map(category -> new Category(
                        category.text("name"),
                        category.text("parent"),
                        category.text("color"),
                        new Skeleton(
                                category.texts("points"),
                                category.entries("edges").stream()
                                        .map(edge -> new Skeleton.Edge(edge.integer("from"), edge.integer("to")))
                                        .toList(),
                                category.integers("flip")),
                        category.entries("attributes").stream()
                                .map(TaxonomyEntry::attribute)
                                .toList()))
                .toList());
    }

    private static Entry of(AttributeDefinition attribute) {
        return Entry.of(
                "name", attribute.name(),
                "kind", attribute.kind().name(),
                "options", attribute.options(),
                "perFrame", attribute.perFrame());
    }

    private static AttributeDefinition attribute(Entry entry) {
        return new AttributeDefinition(
                entry.text("name"),
                AttributeDefinition.Kind.valueOf(entry.text("kind")),
                entry.texts("options"),
                entry.flag("perFrame"));
    }
}

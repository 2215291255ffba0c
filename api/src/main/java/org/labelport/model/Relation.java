package org.labelport.model;

import java.util.List;

/**
 * A link between annotations of one item.
 *
 * @param id unique in the item
 * @param type the relation's name
 * @param from ids of annotations
 * @param to ids of annotations; empty for an undirected group of those in {@code from}
 */
public record Relation(String id, String type, List<String> from, List<String> to) {

    public Relation {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }
}

package org.labelport.labelstudio.write.results;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.labelport.labelstudio.config.LabelNames;
import org.labelport.model.Item;
import org.labelport.model.Relation;
import org.labelport.objectparts.ItemLosses;
import org.labelport.report.LossCodes;

/** Writes the relations of one item as pairs, in the same list as the results that they join. */
final class Relations {

    private final Item item;
    private final Consumer<String> types;
    private final ItemLosses losses;
    private final Set<String> done = new HashSet<>();

    /** @param types is told the types of relations */
    Relations(Consumer<String> types, ItemLosses losses) {
        this.item = losses.item();
        this.types = types;
        this.losses = losses;
    }

    void write(ResultWriter results) {
        for (Relation relation : item.relations()) {
            boolean here = results.hasRegions(relation.from()) && results.hasRegions(relation.to());
            if (!here
                    || relation.from().isEmpty()
                    || relation.to().isEmpty() && relation.from().size() < 2) {
                continue;
            }
            done.add(relation.id());
            String type = LabelNames.safe(relation.type());
            if (!type.isEmpty()) {
                types.accept(type);
            }
            if (!type.equals(relation.type())) {
                losses.ofItem(
                        LossCodes.LABEL_SANITISED,
                        "the type '" + relation.type() + "' of a relation is written as '" + type + "'");
            }
            losses.parts().split(relation, pairs(relation, type, results));
        }
    }

    /** @return how many were written */
    private static int pairs(Relation relation, String type, ResultWriter results) {
        List<String> from = relation.from();
        if (relation.to().isEmpty()) {
            for (int i = 1; i < from.size(); i++) {
                results.relation(from.get(i - 1), from.get(i), "bi", type);
            }
            return from.size() - 1;
        }
        for (String source : from) {
            for (String target : relation.to()) {
                results.relation(source, target, "right", type);
            }
        }
        return from.size() * relation.to().size();
    }

    void reportRest() {
        for (Relation relation : item.relations()) {
            if (!done.contains(relation.id())) {
                losses.ofItem(
                        LossCodes.RELATION_DROPPED,
                        "relation '" + relation.id() + "' of type '" + relation.type()
                                + "' does not join regions of one person or model");
            }
        }
    }
}

package org.labelport.engine.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.labelport.export.ExportParams;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Relation;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/** Turns items of the source into items to export: renames, filters and checks categories, and assigns splits. */
final class Selection {

    private final ExportParams params;
    private final CategoryRules rules;
    private final SourceFindings findings;

    Selection(ExportParams params, CategoryRules rules, SourceFindings findings) {
        this.params = params;
        this.rules = rules;
        this.findings = findings;
    }

    /** The categories of the export. */
    Taxonomy taxonomy(SortedSet<String> namesInData) {
        return rules.taxonomy(namesInData);
    }

    /** All items of the source so far. */
    long itemsRead() {
        return findings.items();
    }

    /** Records an item that is not exported because of an error. */
    void refuse(ItemError error) throws ExportException {
        findings.error(error);
    }

    /** Returns the item as it is exported. */
    Item of(Item item) throws ExportException, IOException {
        findings.came(item.annotations().size());
        List<Annotation> kept = new ArrayList<>(item.annotations().size());
        boolean changed = false;
        for (Annotation annotation : item.annotations()) {
            String category = rules.category(annotation);
            CategoryRules.Verdict verdict = rules.verdict(category);
            changed |= verdict != CategoryRules.Verdict.KEPT || !category.equals(annotation.category());
            switch (verdict) {
                case KEPT ->
                    kept.add(category.equals(annotation.category()) ? annotation : annotation.withCategory(category));
                case FILTERED ->
                    findings.lost(new Loss(
                            item.id(),
                            annotation.id(),
                            LossCodes.CATEGORY_FILTERED,
                            "category '" + category + "' was left out on request",
                            Loss.Effect.FILTERED));
                case UNKNOWN ->
                    findings.failed(
                            ItemError.ofAnnotation(
                                    item.id(),
                                    annotation.id(),
                                    "category.unknown",
                                    "item " + item.id() + ": '" + category + "' is not among the categories ("
                                            + rules.knownNames()
                                            + "). Add it to --categories, or leave --categories out to take those of the source"));
            }
        }
        Item selected = changed ? item.withAnnotations(kept) : item;
        if (!selected.relations().isEmpty() && kept.size() < item.annotations().size()) {
            selected = selected.withRelations(relations(item));
        }
        return params.split().isPresent()
                ? selected.withSplit(params.split().get().of(item.id()))
                : selected;
    }

    /** Returns the relations between the annotations that are left: one that has lost a side is left out, too. */
    private List<Relation> relations(Item item) throws IOException {
        Set<String> filtered = ids(item, CategoryRules.Verdict.FILTERED);
        Set<String> unknown = ids(item, CategoryRules.Verdict.UNKNOWN);
        List<Relation> kept = new ArrayList<>(item.relations().size());
        for (Relation relation : item.relations()) {
            List<String> from = without(without(relation.from(), filtered), unknown);
            List<String> to = without(without(relation.to(), filtered), unknown);
            if (from.isEmpty() == relation.from().isEmpty()
                    && to.isEmpty() == relation.to().isEmpty()) {
                kept.add(new Relation(relation.id(), relation.type(), from, to));
                continue;
            }
            boolean asked = without(relation.from(), unknown).equals(relation.from())
                    && without(relation.to(), unknown).equals(relation.to());
            findings.lost(new Loss(
                    item.id(),
                    "",
                    asked ? LossCodes.CATEGORY_FILTERED : LossCodes.RELATION_DROPPED,
                    "relation '" + relation.id() + "' of type '" + relation.type()
                            + "' joins annotations that are left out",
                    asked ? Loss.Effect.FILTERED : Loss.Effect.CHANGED));
        }
        return kept;
    }

    private Set<String> ids(Item item, CategoryRules.Verdict verdict) {
        return item.annotations().stream()
                .filter(annotation -> rules.verdict(rules.category(annotation)) == verdict)
                .map(Annotation::id)
                .collect(Collectors.toSet());
    }

    private static List<String> without(List<String> ids, Set<String> others) {
        return ids.stream().filter(id -> !others.contains(id)).toList();
    }
}

package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.export.ExportParams.OnItemError;
import org.labelport.export.ExportSummary;
import org.labelport.model.Item;
import org.labelport.model.Relation;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/** Relations of an item join only annotations that are exported. */
class FilteredRelationsTest extends EngineFixture {

    private static final List<Relation> RELATIONS = List.of(
            new Relation("kept", "near", List.of("a0"), List.of("a1")),
            new Relation("lost", "near", List.of("a0"), List.of("a2")),
            new Relation("smaller", "near", List.of("a0"), List.of("a1", "a2")),
            new Relation("group", "pack", List.of("a0", "a1", "a2"), List.of()),
            new Relation("gone", "pack", List.of("a2"), List.of()),
            new Relation("empty", "pack", List.of(), List.of()));

    private static final List<Relation> LEFT = List.of(
            RELATIONS.get(0),
            new Relation("smaller", "near", List.of("a0"), List.of("a1")),
            new Relation("group", "pack", List.of("a0", "a1"), List.of()),
            RELATIONS.get(5));

    private final List<Relation> seen = Collections.synchronizedList(new ArrayList<>());

    @Test
    void relationOfAFilteredAnnotationIsFiltered() throws Exception {
        ExportSummary summary = export(
                        engine(), params().withoutCategories(Set.of("poison")).build())
                .exports()
                .get(0)
                .summary();

        assertEquals(LEFT, seen);
        assertEquals(1, summary.annotations().filtered());
        assertEquals(Map.of("category.filtered", 3L), summary.losses());
    }

    @Test
    void relationOfAnAnnotationThatFailsIsDropped() throws Exception {
        ExportSummary summary = export(
                        engine(),
                        params().categories(List.of("cat", "dog"))
                                .onItemError(OnItemError.CONTINUE)
                                .build())
                .exports()
                .get(0)
                .summary();

        assertEquals(LEFT, seen);
        assertEquals(Map.of("category.unknown", 1L), summary.errors());
        assertEquals(Map.of("relation.dropped", 2L), summary.losses());
    }

    private LabelportEngine engine() {
        Item item = item(0, "cat", "dog", "poison").withRelations(RELATIONS);
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, List.of(item)));
        engine.add(new RelationsConverter());
        return engine;
    }

    /** Keeps the relations of all items. */
    @ProvidesFormat(
            format = "lines",
            title = "Relations",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private final class RelationsConverter implements Converter {

        @Override
        public Set<Metadata> keeps() {
            return EnumSet.allOf(Metadata.class);
        }

        @Override
        public ConversionPlan plan(PlanRequest request) {
            return new ConversionPlan() {
                @Override
                public ShardWriter openShard(ShardOutput out) {
                    return numbered -> {
                        seen.addAll(numbered.item().relations());
                        numbered.item().annotations().forEach(out::written);
                    };
                }

                @Override
                public void finish(ExportOutput out) {}
            };
        }
    }
}

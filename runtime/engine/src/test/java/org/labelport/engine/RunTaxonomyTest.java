package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportPreview;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportSummary.Tally;
import org.labelport.export.SplitRatio;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.report.ExportException;

/** Which categories and splits the items of a run get. */
class RunTaxonomyTest extends EngineFixture {

    @Test
    void categoriesAreRenamedFilteredAndChecked() throws Exception {
        ExportPreview preview = engine(items(2))
                .plan(
                        params().renames(Map.of("dog", "puppy"))
                                .withoutCategories(Set.of("cat"))
                                .build(),
                        ExportListener.NONE);
        assertEquals(
                List.of("puppy", "poison"),
                preview.categories().stream()
                        .map(ExportPreview.CategoryCount::name)
                        .toList());
        assertEquals(
                new Tally(4, 2, 0, 2, 0), preview.formats().get(0).summary().annotations());
        assertFalse(Files.exists(folder.resolve("out")), "a plan writes nothing");

        ExportException unknown = assertThrows(
                ExportException.class,
                () -> export(
                        engine(items(1)), params().onlyCategories(Set.of("fox")).build()));
        assertEquals("option.invalid", unknown.code());

        for (ExportParams nameless : List.of(
                params().categories(List.of("dog", "")).build(),
                params().renames(Map.of("dog", "")).build())) {
            ExportException empty = assertThrows(ExportException.class, () -> export(engine(items(1)), nameless));
            assertEquals("option.invalid", empty.code());
        }

        ExportResult contradicted = export(
                engine(items(2)),
                params().name("contradicted")
                        .categories(List.of("dog"))
                        .onlyCategories(Set.of("cat"))
                        .build());
        assertEquals(
                Map.of("category.unknown", 2L),
                contradicted.exports().get(0).summary().errors(),
                "what is asked for is not among the categories");

        ExportResult listed =
                export(engine(items(1)), params().categories(List.of("dog")).build());
        assertEquals(
                Map.of("category.unknown", 1L),
                listed.exports().get(0).summary().errors());
    }

    @Test
    void whatHasNoCategoryCanBeGivenOne() throws Exception {
        Item bare = Item.of(
                "i0",
                "p.png",
                Media.Image.of(Blob.ABSENT, 20, 20),
                List.of(
                        Annotation.of("a", "", Shape.Box.of(1, 1, 5, 5)),
                        Annotation.of("caption", "", new Shape.Whole())));
        ExportPreview preview = engine(List.of(bare))
                .plan(params().renames(Map.of("", "balloon")).build(), ExportListener.NONE);
        assertEquals(
                List.of("balloon 1", " 1"),
                preview.categories().stream()
                        .filter(category -> category.annotations() > 0)
                        .map(category -> category.name() + " " + category.annotations())
                        .toList());
    }

    @Test
    void splitDoesNotDependOnTheOtherItems() throws Exception {
        SplitRatio ratio = SplitRatio.parse("0.5/0.5");
        ExportPreview preview = engine(items(400)).plan(params().split(ratio).build(), ExportListener.NONE);
        assertEquals(
                400,
                preview.splits().values().stream().mapToLong(Long::longValue).sum());
        preview.splits().values().forEach(count -> assertEquals(200, count, 50));
    }
}

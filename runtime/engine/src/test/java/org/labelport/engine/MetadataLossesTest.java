package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FormatDescriptor;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.model.Annotation;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SequenceSlot;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.LossSpec;

/** What a format has not declared to keep of categories and items is reported, once for each that has it. */
class MetadataLossesTest extends EngineFixture {

    private static final Skeleton SKELETON =
            new Skeleton(List.of("head", "tail"), List.of(new Skeleton.Edge(0, 1)), List.of(1, 0));

    private static final Taxonomy CATEGORIES = new Taxonomy(List.of(
            new Category(
                    "dog",
                    "animal",
                    "#123456",
                    SKELETON,
                    List.of(new AttributeDefinition("age", AttributeDefinition.Kind.NUMBER, List.of(), false))),
            new Category("cat", "animal", "", Skeleton.NONE, List.of()),
            Category.of("poison"),
            Category.of("fox")));

    /** Declares nothing. */
    @ProvidesFormat(
            format = "lines",
            title = "Lines",
            data__types = {"image", "video"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static class ForgetfulConverter extends LineConverter {
        @Override
        public Set<Metadata> keeps() {
            return Set.of();
        }
    }

    /** Keeps colours always, and supercategories of this data. */
    @ProvidesFormat(
            format = "lines",
            title = "Lines",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class KeepingConverter extends LineConverter {
        @Override
        public Set<Metadata> keeps() {
            return Set.of(Metadata.COLORS);
        }

        @Override
        public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
            ConversionPlan plan = super.plan(request);
            return new ConversionPlan() {
                @Override
                public Set<Metadata> keeps() {
                    return Set.of(Metadata.SUPERCATEGORIES);
                }

                @Override
                public ShardWriter openShard(ShardOutput out) throws IOException {
                    return plan.openShard(out);
                }

                @Override
                public void finish(ExportOutput out) throws ExportException, IOException {
                    plan.finish(out);
                }
            };
        }
    }

    /** Writes each item twice, and takes back what it wrote first. */
    @ProvidesFormat(
            format = "lines",
            title = "Lines",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class RepeatingConverter extends ForgetfulConverter {
        @Override
        public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
            ConversionPlan plan = super.plan(request);
            return new ConversionPlan() {
                @Override
                public ShardWriter openShard(ShardOutput out) throws IOException {
                    ShardWriter writer = plan.openShard(out);
                    return item -> {
                        writer.write(item);
                        out.discard();
                        writer.write(item);
                    };
                }

                @Override
                public void finish(ExportOutput out) throws ExportException, IOException {
                    plan.finish(out);
                }
            };
        }
    }

    private static LabelportEngine engine(LineConverter format) {
        List<Item> items = new ArrayList<>();
        for (Item item : List.of(item(0, "cat", "dog"), item(1, "dog", "dog"), item(2, "poison"))) {
            items.add(inSequence(item));
        }
        items.add(Item.of("film", "film.mp4", new Media.Video(Blob.ABSENT, 20, 20, 3, 25, 1), List.of()));
        LabelportEngine engine = new LabelportEngine();
        engine.add(format);
        engine.add(new ListTarget(CATEGORIES, items));
        return engine;
    }

    private static Item inSequence(Item item) {
        return new Item(
                item.id(),
                item.path(),
                item.split(),
                Optional.of(new SequenceSlot("street", 3, 0)),
                item.media(),
                item.annotations(),
                item.relations(),
                item.attributes());
    }

    private static final Map<String, Long> ALL = Map.of(
            "category.parent-dropped", 2L,
            "category.color-dropped", 1L,
            "skeleton.points-dropped", 1L,
            "skeleton.edges-dropped", 1L,
            "skeleton.flip-dropped", 1L,
            "attribute.definition-dropped", 1L,
            "category.unused-dropped", 1L,
            "category.order-dropped", 1L,
            "sequence.dropped", 2L,
            "video.rate-dropped", 1L);

    /** Not of the item that fails: all of it is in the list of errors. */
    @Test
    void whatIsNotDeclaredIsLostOnceForEachCategoryOrItem() throws Exception {
        ExportResult result = export(engine(new ForgetfulConverter()), params().build());
        assertEquals(ALL, result.exports().get(0).summary().losses());
        List<String> lines = Files.readAllLines(result.exports().get(0).folder().resolve("losses.ndjson"));
        assertEquals(
                List.of(
                        "{\"item\":\"i0\",\"code\":\"sequence.dropped\",\"effect\":\"changed\",\"detail\":\"it is number 3 of"
                                + " 'street'\"}",
                        "{\"code\":\"category.parent-dropped\",\"effect\":\"changed\",\"detail\":\"the supercategory 'animal'"
                                + " of 'dog'\"}"),
                List.of(lines.get(0), lines.get(3)));
    }

    @Test
    void theSameIsKnownBefore() throws Exception {
        ExportParams params = params().build();
        assertEquals(
                ALL,
                engine(new ForgetfulConverter())
                        .plan(params, ExportListener.NONE)
                        .formats()
                        .get(0)
                        .summary()
                        .losses());
    }

    /** Nor are frames per second where a format lists no videos. */
    @Test
    void whatTheFormatOrThePlanKeepsIsNotLost() throws Exception {
        ExportResult result = export(engine(new KeepingConverter()), params().build());
        Set<String> lost = new HashSet<>(ALL.keySet());
        lost.removeAll(Set.of("category.color-dropped", "category.parent-dropped", "video.rate-dropped"));
        assertEquals(lost, result.exports().get(0).summary().losses().keySet());
    }

    @Test
    void theOrderOfCategoriesThatNothingHasIsNoLoss() throws Exception {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ForgetfulConverter());
        engine.add(new ListTarget(CATEGORIES, List.of(item(0, "cat", "fox"))));

        ExportResult result = export(engine, params().build());

        Map<String, Long> losses = result.exports().get(0).summary().losses();
        assertEquals(2L, losses.get("category.unused-dropped"));
        assertFalse(losses.containsKey("category.order-dropped"));
    }

    /** Its shapes would be taken for those of the picture, which is the first page. What a writer takes back is its own alone. */
    @ParameterizedTest
    @ValueSource(classes = {ForgetfulConverter.class, RepeatingConverter.class})
    void annotationOfAnotherPageThanThePictureIsNotGivenToAFormatThatHasNoPages(Class<? extends LineConverter> format)
            throws Exception {
        Annotation first = Annotation.of("a", "cat", Shape.Box.of(1, 1, 2, 2)).withIndex(0);
        Annotation second =
                new Annotation("b", "cat", Shape.Box.of(3, 3, 2, 2), 1, true, "", "", 0, Map.of(), first.provenance());
        Item item = Item.of("i", "scan.tiff", Media.Image.of(Blob.ABSENT, 9, 9), List.of(first, second));
        LabelportEngine engine = new LabelportEngine();
        engine.add(format.getDeclaredConstructor().newInstance());
        engine.add(new ListTarget(CATEGORIES, List.of(item)));

        ExportResult.Published export =
                export(engine, params().build()).exports().get(0);

        assertEquals(1, export.summary().annotations().written());
        assertEquals(1, export.summary().annotations().lost());
        assertTrue(
                Files.readAllLines(export.folder().resolve("losses.ndjson"))
                        .contains("{\"item\":\"i\",\"annotation\":\"b\",\"code\":\"geometry.unsupported\","
                                + "\"effect\":\"dropped\",\"detail\":\"it lies on frame or page 1, and the item is a"
                                + " single picture\"}"),
                export.toString());
    }

    /** Frames per second only where there are videos; what the plan keeps may be lost with other data. */
    @Test
    void theCatalogueListsWhatIsNotAlwaysKept() {
        assertEquals(
                List.of(
                        "category.parent-dropped",
                        "skeleton.points-dropped",
                        "skeleton.edges-dropped",
                        "skeleton.flip-dropped",
                        "attribute.definition-dropped",
                        "category.unused-dropped",
                        "category.order-dropped",
                        "sequence.dropped",
                        "geometry.unsupported"),
                FormatDescriptor.of(new KeepingConverter()).losses().stream()
                        .map(LossSpec::code)
                        .toList());
    }
}

package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.FormatInfo;
import org.labelport.export.TargetInfo;
import org.labelport.geometry.Frame;
import org.labelport.geometry.PixelCentres;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Attributes;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.output.ValueText;

/**
 * What an annotation has beside its shape either comes back when an export is read, or the export has said that it is lost:
 * every format, every shape of pictures that it has, and one thing at a time. Each thing is on a picture of its own, since losses
 * name their item.
 */
class FormatLossesIT {

    private static final int WIDTH = 100;
    private static final int HEIGHT = 80;
    private static final double LEFT = 10;
    private static final double RIGHT = 55;

    /** Wants videos, or pictures of one. */
    private static final String OF_VIDEOS = "cvat-video";

    /** Drawing orders decide what their pixels show. */
    private static final Set<String> PAINTED = Set.of("ade20k", "camvid", "cityscapes", "coco-panoptic", "masks");

    private static final String ORDER = "the drawing order ";

    /** The group that a dog is in, too. */
    private static final String SHARED = "g";

    private static final Skeleton ENDS = new Skeleton(List.of("head", "tail"), List.of(), List.of());
    private static final Taxonomy ANIMALS = new Taxonomy(
            List.of(new Category("cat", "", "", ENDS, List.of()), new Category("dog", "", "", ENDS, List.of())));

    /** @param seen what must be the same when the annotation has come back */
    private record Thing(String name, UnaryOperator<Annotation> on, Function<Annotation, Object> seen) {}

    private static final List<Thing> THINGS = List.of(
            new Thing("nothing", annotation -> annotation, Annotation::category),
            new Thing(
                    "a track",
                    cat -> inTrack(cat, true),
                    annotation -> !annotation.track().isEmpty()),
            new Thing("an interpolated shape of a track", cat -> inTrack(cat, false), Annotation::keyframe),
            new Thing(
                    "a group",
                    cat -> cat.withGroup(SHARED),
                    annotation -> !annotation.group().isEmpty()),
            new Thing(
                    "a group of its own",
                    cat -> cat.withGroup("own"),
                    annotation -> !annotation.group().isEmpty()),
            new Thing(
                    "a score",
                    cat -> cat.withProvenance(new Provenance(Optional.of(0.625), false, "", Optional.empty())),
                    annotation -> annotation.provenance().score()),
            new Thing(
                    "an author",
                    cat -> cat.withProvenance(new Provenance(Optional.empty(), false, "ann", Optional.empty())),
                    annotation -> annotation.provenance().author()),
            new Thing(
                    "a time",
                    cat -> cat.withProvenance(new Provenance(
                            Optional.empty(), false, "", Optional.of(Instant.ofEpochSecond(1_700_000_000)))),
                    annotation -> annotation.provenance().at()),
            attribute(Attributes.CROWD, new Value.Flag(true)),
            attribute(Attributes.CROWD, new Value.Text("perhaps")),
            attribute(Attributes.DIFFICULT, new Value.Flag(true)),
            attribute(Attributes.DIFFICULT, new Value.Text("perhaps")),
            attribute(Attributes.TRUNCATED, new Value.Flag(true)),
            attribute(Attributes.TRUNCATED, new Value.Number(0.5)),
            attribute(Attributes.OCCLUDED, new Value.Flag(true)),
            attribute(Attributes.OCCLUDED, new Value.Text("perhaps")),
            attribute("score", new Value.Number(0.5)),
            attribute("note", new Value.Text("a \"b\", <c>\n車")),
            order(5),
            order(-3),
            new Thing(
                    "a model",
                    cat -> cat.withProvenance(new Provenance(Optional.empty(), true, "", Optional.empty())),
                    annotation -> annotation.provenance().model()),
            new Thing(
                    "a model with a score",
                    cat -> cat.withProvenance(new Provenance(Optional.of(0.625), true, "", Optional.empty())),
                    annotation -> annotation.provenance().score()),
            attribute("track_id", new Value.Text("t")),
            attribute("track_id", new Value.Number(3)),
            attribute("group_id", new Value.Number(3)),
            attribute("z_order", new Value.Text("front")),
            attribute("n", new Value.Number(3)),
            attribute("n", new Value.Number(0.1)),
            attribute("flag", new Value.Flag(false)),
            attribute("some", new Value.Choices(List.of("a", "b, c"))),
            attribute("some", new Value.Choices(List.of("a"))),
            attribute("some", new Value.Choices(List.of())),
            attribute("day", new Value.Day(LocalDate.of(2026, 2, 28))),
            attribute("empty", new Value.Text("")),
            attribute("blanks", new Value.Text("  a  b ")),
            attribute("number", new Value.Text("007")),
            attribute("number", new Value.Text("3")),
            attribute("flag", new Value.Text("true")),
            attribute("day", new Value.Text("2026-02-28")),
            attribute("null", new Value.Text("null")),
            attribute("a b=c", new Value.Text("x")),
            attribute("@x", new Value.Text("x")),
            attribute("id", new Value.Text("x")),
            attribute("label", new Value.Text("x")),
            attribute("class", new Value.Text("x")),
            attribute("name", new Value.Text("x")),
            attribute("type", new Value.Text("x")),
            attribute("bbox", new Value.Text("x")),
            attribute("area", new Value.Number(3)),
            attribute("iscrowd", new Value.Number(1)),
            attribute("category", new Value.Text("x")),
            attribute("category_id", new Value.Number(3)),
            attribute("rotation", new Value.Number(3)),
            attribute("description", new Value.Text("x")),
            attribute("text", new Value.Text("x")),
            attribute("attributes", new Value.Text("x")),
            attribute("points", new Value.Text("x")),
            attribute("flags", new Value.Text("x")),
            attribute("pose", new Value.Text("Left")),
            attribute("caption", new Value.Text("x")),
            attribute("depth", new Value.Number(2)));

    @TempDir
    Path folder;

    private final LabelportEngine engine = LabelportEngine.withInstalled(FormatLossesIT.class.getClassLoader());
    private final ItemRecorder recorder = new ItemRecorder();
    private final MemorySource memory = new MemorySource(ANIMALS);

    @BeforeEach
    void addEnds() {
        engine.add(recorder);
        engine.add(memory);
    }

    private static Annotation inTrack(Annotation cat, boolean keyframe) {
        return new Annotation(cat.id(), "cat", cat.shape(), -1, keyframe, "t", "", 0, Map.of(), Provenance.UNKNOWN);
    }

    private static Thing order(int z) {
        return new Thing(
                ORDER + z,
                cat -> new Annotation(cat.id(), "cat", cat.shape(), -1, true, "", "", z, Map.of(), Provenance.UNKNOWN),
                Annotation::z);
    }

    private static Thing attribute(String name, Value value) {
        return new Thing(
                name + " " + value,
                cat -> cat.withAttributes(Map.of(name, value)),
                annotation ->
                        Optional.ofNullable(annotation.attributes().get(name)).map(FormatLossesIT::shown));
    }

    /** Many formats have texts only, and a list of one is that one. */
    private static String shown(Value value) {
        return value instanceof Value.Choices choices
                ? String.join(",", choices.chosen())
                : ValueText.of(value).orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> whatDoesNotComeBackIsALoss() {
        Set<String> targets = engine.targets().stream().map(TargetInfo::id).collect(Collectors.toSet());
        List<FormatInfo> formats = engine.formats().stream()
                .filter(format -> targets.contains(reader(format.descriptor().id()))
                        && !format.descriptor().id().equals(OF_VIDEOS))
                .toList();
        assertTrue(formats.size() > 20, "formats: " + formats);
        return formats.stream()
                .map(format -> DynamicTest.dynamicTest(format.descriptor().id(), () -> {
                    List<String> silent = new ArrayList<>();
                    for (ShapeKind kind : format.descriptor().shapes()) {
                        if (shape(kind, LEFT).isPresent()) {
                            silent.addAll(silent(format.descriptor().id(), kind));
                        }
                    }
                    assertEquals(List.of(), silent, format.descriptor().id());
                }));
    }

    /** The target that reads a format. */
    static String reader(String format) {
        return format.equals("synapse-json") ? "dm" : format;
    }

    private List<String> silent(String format, ShapeKind kind) throws Exception {
        List<Item> items = items(kind);
        memory.set(items);
        ExportResult.Published export = export(ExportParams.from("memory").to(format));
        export(ExportParams.from(reader(format))
                .filter("path", export.folder().toString())
                .to(ItemRecorder.FORMAT));
        List<Item> back = recorder.take();
        Set<String> usual = losses(export.folder(), items.get(0));
        List<String> silent = new ArrayList<>();
        if (!isSeen(THINGS.get(0), items.get(0), back)) {
            return silent; // the format has no place for this shape
        }
        for (int i = 1; i < THINGS.size(); i++) {
            Set<String> said = losses(export.folder(), items.get(i));
            boolean painted = PAINTED.contains(format) && THINGS.get(i).name().startsWith(ORDER);
            if (!painted && !isSeen(THINGS.get(i), items.get(i), back) && usual.containsAll(said)) {
                silent.add(kind.key() + " with " + THINGS.get(i).name());
            }
        }
        return silent;
    }

    private static boolean isSeen(Thing thing, Item item, List<Item> back) {
        Object expected = thing.seen().apply(item.annotations().get(0));
        return back.stream()
                .filter(other -> width(other) == width(item))
                .flatMap(other -> other.annotations().stream())
                .filter(annotation -> annotation.category().equals("cat"))
                .anyMatch(annotation -> thing.seen().apply(annotation).equals(expected));
    }

    private static int width(Item item) {
        return item.media() instanceof Media.Image image ? image.width() : 0;
    }

    private static Set<String> losses(Path export, Item item) throws IOException {
        Set<String> codes = new HashSet<>();
        Path file = export.resolve("losses.ndjson");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                JsonNode loss = new ObjectMapper().readTree(line);
                if (loss.path("item").asText().equals(item.id())) {
                    codes.add(loss.path("code").asText());
                }
            }
        }
        return codes;
    }

    private ExportResult.Published export(ExportParams.Builder params) throws Exception {
        return SingleExport.run(engine, params.threads(1), folder);
    }

    /** A cat with one of the things on each picture, and beside it a dog of its group, unless a picture has one label. */
    private List<Item> items(ShapeKind kind) throws IOException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < THINGS.size(); i++) {
            Path file = folder.resolve("picture" + i + ".png");
            if (!Files.exists(file)) {
                ImageIO.write(new BufferedImage(WIDTH + i, HEIGHT, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
            }
            Annotation cat = THINGS.get(i)
                    .on()
                    .apply(Annotation.of("1", "cat", shape(kind, LEFT).orElseThrow()));
            List<Annotation> annotations = new ArrayList<>(List.of(cat));
            if (cat.group().equals(SHARED) && kind != ShapeKind.TAG) {
                annotations.add(Annotation.of("2", "dog", shape(kind, RIGHT).orElseThrow())
                        .withGroup(cat.group()));
            }
            items.add(Item.of(
                            "item" + i,
                            "picture" + i + ".png",
                            Media.Image.of(Blob.at(file.toUri(), Files.size(file)), WIDTH + i, HEIGHT),
                            annotations)
                    .withSplit(Split.TRAIN));
        }
        return items;
    }

    /** A shape of a kind at this place; empty for kinds that single pictures do not have. */
    private static Optional<Shape> shape(ShapeKind kind, double x) {
        return switch (kind) {
            case TAG -> Optional.of(new Shape.Whole());
            case BOX -> Optional.of(Shape.Box.of(x, 12, 30, 20));
            case ROTATED_BOX -> Optional.of(new Shape.Box(x, 12, 30, 20, 0.5));
            case POLYGON -> Optional.of(Shape.Polygon.of(x, 12, x + 30, 14, x + 22, 35));
            case POLYLINE -> Optional.of(new Shape.Path(PointList.of(x, 12, x + 30, 14, x + 22, 35), false, false));
            case ELLIPSE -> Optional.of(ellipse(x));
            case POINTS ->
                Optional.of(new Shape.Points(List.of(
                        new Keypoint("head", x, 12, Keypoint.Visibility.VISIBLE),
                        new Keypoint("tail", x + 30, 30, Keypoint.Visibility.VISIBLE))));
            case MASK -> PixelCentres.fill(ellipse(x), new Frame(WIDTH, HEIGHT)).map(Shape.class::cast);
            case CUBOID, POINT_LABELS, SPAN, INTERVAL, REPLY, OTHER -> Optional.empty();
        };
    }

    private static Shape.Ellipse ellipse(double x) {
        return new Shape.Ellipse(x + 15, 22, 14, 9, 0);
    }
}

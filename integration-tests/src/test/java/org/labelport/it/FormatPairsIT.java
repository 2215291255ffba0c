package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.Packing;
import org.labelport.export.FormatInfo;
import org.labelport.export.TargetInfo;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.geometry.PixelCentres;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Taxonomy;

/**
 * From each format that can carry a shape into each other: what comes out of the second one lies where it lay before the first
 * one, as precisely as the two say they are. Formats are found, not listed; what is listed is how coarse some are.
 */
class FormatPairsIT {

    private static final int WIDTH = 200;
    private static final int HEIGHT = 120;
    private static final Taxonomy ANIMALS =
            new Taxonomy(List.of(Category.of("cat"), Category.of("dog"), Category.of("bird"), Category.of("fox")));

    /** Boxes go from every format into every other, other shapes into some of them, in turn. */
    private static final int SOME = 5;

    /** Formats that count whole pixels; all others are precise to a fraction of one. */
    private static final Set<String> WHOLE_PIXELS = Set.of(
            "voc",
            "labelimg",
            "csv-retinanet",
            "yolo-keras",
            "csv-tensorflow",
            "csv-openimages",
            "masks",
            "camvid",
            "cityscapes",
            "ade20k",
            "coco-panoptic",
            "coco-stuff",
            "labelme");

    private static final double PRECISE = 0.02;

    /** Formats whose files do not hold shapes of single pictures, or not without a second file. */
    private static final Set<String> ASIDE = Set.of("coco-results", "coco-captions", "coco-labels", "cvat-video");

    @TempDir
    Path folder;

    private final LabelportEngine engine = LabelportEngine.withInstalled(FormatPairsIT.class.getClassLoader());
    private final ItemRecorder recorder = new ItemRecorder();
    private final MemorySource memory = new MemorySource(ANIMALS);

    @BeforeEach
    void addEnds() {
        engine.add(recorder);
        engine.add(memory);
    }

    @TestFactory
    Stream<DynamicTest> boxes() throws IOException {
        return pairs(ShapeKind.BOX, (i, x, y) -> Shape.Box.of(x + 0.25, y + 0.5, 20 + i, 14.75));
    }

    @TestFactory
    Stream<DynamicTest> polygons() throws IOException {
        return pairs(
                ShapeKind.POLYGON,
                (i, x, y) ->
                        Shape.Polygon.of(x, y + 3.5, x + 12.25, y, x + 24 + i, y + 9, x + 14, y + 20.5, x + 2, y + 15));
    }

    @TestFactory
    Stream<DynamicTest> masks() throws IOException {
        return pairs(
                ShapeKind.MASK,
                (i, x, y) -> PixelCentres.fill(
                                new Shape.Ellipse(x + 12, y + 10, 11, 7 + i % 3, 0.4), new Frame(WIDTH, HEIGHT))
                        .orElseThrow());
    }

    /** An export that is one file is a source as its folder is. */
    @TestFactory
    Stream<DynamicTest> packed() throws IOException {
        List<Item> items = items((i, x, y) -> Shape.Box.of(x, y, 20 + i, 15));
        return formatsOf(ShapeKind.BOX).stream()
                .map(format -> DynamicTest.dynamicTest(format, () -> {
                    Path zip = export("memory", Map.of(), format, items, Packing.ZIP);
                    assertTrue(Files.isRegularFile(zip), zip::toString);
                    export(format, Map.of("path", zip.toString()), ItemRecorder.FORMAT, List.of());
                    assertSame(items, recorder.take(), 2 * precision(format));
                }));
    }

    @FunctionalInterface
    private interface ShapeAt {
        Shape of(int number, double x, double y);
    }

    private Stream<DynamicTest> pairs(ShapeKind kind, ShapeAt shape) throws IOException {
        List<Item> items = items(shape);
        List<String> formats = formatsOf(kind);
        assertTrue(formats.size() > 3, "formats that carry " + kind.key() + ": " + formats);
        Map<String, Path> first = new LinkedHashMap<>();
        return formats.stream()
                .flatMap(from -> destinations(kind, formats, from).stream()
                        .map(to -> DynamicTest.dynamicTest(from + " -> " + to, () -> {
                            Path half = first.computeIfAbsent(from, id -> export("memory", Map.of(), id, items));
                            Path whole = export(from, Map.of("path", half.toString()), to, List.of());
                            export(to, Map.of("path", whole.toString()), ItemRecorder.FORMAT, List.of());
                            assertSame(items, recorder.take(), precision(from) + precision(to));
                        })));
    }

    private static List<String> destinations(ShapeKind kind, List<String> formats, String from) {
        if (kind == ShapeKind.BOX || formats.size() <= SOME) {
            return formats;
        }
        List<String> twice = new ArrayList<>(formats);
        twice.addAll(formats);
        int first = formats.indexOf(from) * SOME % formats.size();
        return twice.subList(first, first + SOME);
    }

    private static double precision(String format) {
        return WHOLE_PIXELS.contains(format) ? 1 : PRECISE;
    }

    private List<String> formatsOf(ShapeKind kind) {
        Set<String> targets = Set.copyOf(
                engine.targets().stream().map(TargetInfo::id).distinct().toList());
        return engine.formats().stream()
                .map(FormatInfo::descriptor)
                .filter(format -> format.shapes().contains(kind)
                        && format.annotationTypes().contains(DataType.IMAGE)
                        && targets.contains(format.id())
                        && !ASIDE.contains(format.id()))
                .map(format -> format.id())
                .toList();
    }

    /**
     * Pictures of different sizes, so that each is found again whatever a format calls it. Shapes touch no other, and each has a
     * category of its own, since some formats know categories only.
     */
    private List<Item> items(ShapeAt shape) throws IOException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int width = WIDTH + 10 * i;
            Path file = folder.resolve("picture" + i + ".png");
            ImageIO.write(new BufferedImage(width, HEIGHT, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
            List<Annotation> annotations = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                String category = ANIMALS.names().get((i + k) % 4);
                annotations.add(Annotation.of(
                        "a" + k, category, shape.of(k, 8 + 45.5 * k, 10 + 22.25 * ((i + k) % 4))));
            }
            items.add(Item.of(
                    "item" + i,
                    "picture" + i + ".png",
                    Media.Image.of(Blob.at(file.toUri(), Files.size(file)), width, HEIGHT),
                    annotations));
        }
        return items;
    }

    private Path export(String target, Map<String, Object> filter, String format, List<Item> items) {
        return export(target, filter, format, items, Packing.FOLDER);
    }

    private Path export(String target, Map<String, Object> filter, String format, List<Item> items, Packing packing) {
        memory.set(items);
        try {
            ExportParams.Builder params =
                    ExportParams.from(target).to(format).packing(packing).threads(1);
            filter.forEach(params::filter);
            return SingleExport.run(engine, params, folder).folder();
        } catch (Exception e) {
            throw new AssertionError(target + " to " + format + ": " + e.getMessage(), e);
        }
    }

    private static void assertSame(List<Item> expected, List<Item> actual, double tolerance) {
        assertEquals(expected.size(), actual.size(), "items");
        for (Item item : expected) {
            Media.Image image = (Media.Image) item.media();
            Item found = actual.stream()
                    .filter(other -> ((Media.Image) other.media()).width() == image.width())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no picture " + image.width() + " pixels wide"));
            List<Annotation> before = sorted(item);
            List<Annotation> after = sorted(found);
            assertEquals(before.size(), after.size(), () -> "annotations of " + item.path() + ": " + after);
            for (int i = 0; i < before.size(); i++) {
                Shape.Box a = Boxes.bounds(before.get(i).shape()).orElseThrow();
                Shape.Box b = Boxes.bounds(after.get(i).shape()).orElseThrow();
                String what = item.path() + ": " + before.get(i) + " became " + after.get(i);
                assertEquals(before.get(i).category(), after.get(i).category(), what);
                assertEquals(a.x(), b.x(), tolerance, what);
                assertEquals(a.y(), b.y(), tolerance, what);
                assertEquals(a.right(), b.right(), tolerance, what);
                assertEquals(a.bottom(), b.bottom(), tolerance, what);
            }
        }
    }

    /** From left to right, which is far enough apart for any precision. */
    private static List<Annotation> sorted(Item item) {
        return item.annotations().stream()
                .filter(annotation -> Boxes.bounds(annotation.shape()).isPresent())
                .sorted(Comparator.comparingDouble(annotation ->
                        Boxes.bounds(annotation.shape()).orElseThrow().x()))
                .toList();
    }
}

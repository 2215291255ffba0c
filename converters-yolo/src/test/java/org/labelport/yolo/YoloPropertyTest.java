package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.testkit.trial.MemoryExport;

class YoloPropertyTest {

    private static final Taxonomy TAXONOMY = new Taxonomy(List.of(Category.of("a"), Category.of("b")));

    @Property(tries = 300)
    void whateverIsDrawnUltralyticsReadsAllOfIt(
            @ForAll("shapes") List<Shape> shapes,
            @ForAll("sides") int width,
            @ForAll("sides") int height,
            @ForAll("tasks") String task)
            throws Exception {
        Item item = item(shapes, width, height);
        MemoryExport export = MemoryExport.of(new YoloConverter(), Map.of("task", task), TAXONOMY, List.of(item));

        assertEquals(List.of(), UltralyticsRules.offences(export));
    }

    @Property(tries = 300)
    void writtenBoxesAreTheDrawnOnesWithinAPixelsHundredth(
            @ForAll("boxes") Shape.Box box, @ForAll("sides") int width, @ForAll("sides") int height) throws Exception {
        MemoryExport export = MemoryExport.of(
                new YoloConverter(), Map.of("task", "detect"), TAXONOMY, List.of(item(List.of(box), width, height)));
        String row = export.text("labels/train/i.txt");
        double left = Math.max(0, box.x());
        double top = Math.max(0, box.y());
        double right = Math.min(width, box.right());
        double bottom = Math.min(height, box.bottom());

        if (row.isEmpty()) {
            assertTrue(right - left < 1 || bottom - top < 1, box + " was dropped");
            return;
        }
        String[] fields = row.strip().split(" ");
        assertEquals((left + right) / 2, Double.parseDouble(fields[1]) * width, 0.01);
        assertEquals((top + bottom) / 2, Double.parseDouble(fields[2]) * height, 0.01);
        assertEquals(right - left, Double.parseDouble(fields[3]) * width, 0.01);
        assertEquals(bottom - top, Double.parseDouble(fields[4]) * height, 0.01);
    }

    /** Tests that the verifier and the rules of this test, which share no code, agree. */
    @Property(tries = 60)
    void whateverIsDrawnTheVerifierFindsNoFault(
            @ForAll("shapes") List<Shape> shapes,
            @ForAll("sides") int width,
            @ForAll("sides") int height,
            @ForAll("tasks") String task)
            throws Exception {
        Path folder = Files.createTempDirectory("yolo");
        try {
            MemoryExport export = MemoryExport.of(
                    new YoloConverter(), Map.of("task", task), TAXONOMY, List.of(item(shapes, width, height)));
            export.publishFiles(folder);

            assertEquals(List.of(), new Verification(folder, new YoloConverter()).faults(Map.of("task", task)));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Provide
    Arbitrary<Integer> sides() {
        return Arbitraries.oneOf(Arbitraries.integers().between(10, 400), Arbitraries.of(1920, 9_999, 10_001, 30_000));
    }

    @Provide
    Arbitrary<String> tasks() {
        return Arbitraries.of("detect", "segment", "obb");
    }

    @Provide
    Arbitrary<Shape.Box> boxes() {
        return Combinators.combine(coordinate(), coordinate(), length(), length())
                .as(Shape.Box::of);
    }

    @Provide
    Arbitrary<List<Shape>> shapes() {
        Arbitrary<Shape> rotated = Combinators.combine(
                        coordinate(),
                        coordinate(),
                        length(),
                        length(),
                        Arbitraries.doubles().between(-3, 3))
                .as(Shape.Box::new);
        Arbitrary<Shape> polygon = coordinate()
                .list()
                .ofMinSize(3)
                .ofMaxSize(9)
                .flatMap(xs -> coordinate().list().ofSize(xs.size()).map(ys -> polygon(xs, ys)));
        Arbitrary<Shape> ellipse = Combinators.combine(
                        coordinate(),
                        coordinate(),
                        length(),
                        length(),
                        Arbitraries.doubles().between(-3, 3))
                .as(Shape.Ellipse::new);
        return Arbitraries.oneOf(boxes().map(Shape.class::cast), rotated, polygon, ellipse)
                .list()
                .ofMaxSize(8);
    }

    private static Arbitrary<Double> coordinate() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(-100, 500),
                Arbitraries.integers().between(-5, 45).map(Integer::doubleValue));
    }

    private static Arbitrary<Double> length() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 300),
                Arbitraries.integers().between(0, 4).map(Integer::doubleValue));
    }

    private static Shape polygon(List<Double> xs, List<Double> ys) {
        double[] xy = new double[2 * xs.size()];
        for (int i = 0; i < xs.size(); i++) {
            xy[2 * i] = xs.get(i);
            xy[2 * i + 1] = ys.get(i);
        }
        return Shape.Polygon.of(xy);
    }

    private static Item item(List<? extends Shape> shapes, int width, int height) {
        List<Annotation> annotations = new ArrayList<>();
        for (Shape shape : shapes) {
            annotations.add(Annotation.of(
                    Integer.toString(annotations.size()), annotations.size() % 2 == 0 ? "a" : "b", shape));
        }
        return Item.of("i", "i.png", Media.Image.of(Blob.ABSENT, width, height), annotations);
    }
}

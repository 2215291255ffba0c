package org.labelport.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import org.labelport.convert.Converter;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.trial.Trial;

/** Tests that what is written is read back, to two decimals, with any shapes, names, attributes and options. */
final class CvatRoundTripPropertyTest {

    private static final int WIDTH = 200;
    private static final int HEIGHT = 100;
    private static final double TOLERANCE = 0.0101;
    private static final Taxonomy TAXONOMY = new Taxonomy(List.of(
            new Category("a \"<&>\n b", "", "", new Skeleton(List.of("p 1", "p\n2"), List.of(), List.of()), List.of()),
            Category.of("naïve 日本")));

    @Property(tries = 150)
    void picturesComeBack(@ForAll("annotations") List<Annotation> annotations) throws Exception {
        Item item = Item.of("i", "a b.jpg", Media.Image.of(Blob.ABSENT, WIDTH, HEIGHT), annotations);

        List<Annotation> read = roundTrip(new CvatImagesConverter(), Map.of(), item, new CvatImagesTarget());

        assertSame(annotations, read);
    }

    @Property(tries = 150)
    void tracksComeBack(@ForAll("annotations") List<Annotation> annotations, @ForAll("frameOptions") String frames)
            throws Exception {
        List<Annotation> tracked = new ArrayList<>();
        for (int i = 0; i < annotations.size(); i++) {
            Annotation one = annotations.get(i);
            for (int frame = i; frame < i + 3; frame++) {
                tracked.add(new Annotation(
                        one.id() + "-" + frame,
                        one.category(),
                        one.shape(),
                        frame,
                        frame != i + 1,
                        "track " + i,
                        one.group(),
                        one.z(),
                        one.attributes(),
                        one.provenance()));
            }
        }
        Item item = Item.of("i", "a b.mp4", new Media.Video(Blob.ABSENT, WIDTH, HEIGHT, 50, 1, 1), tracked);

        List<Annotation> read =
                roundTrip(new CvatVideoConverter(), Map.of("frames", frames), item, new CvatVideoTarget());

        assertSame(tracked, sorted(read));
        assertEquals(
                tracked.stream().map(Annotation::index).toList(),
                sorted(read).stream().map(Annotation::index).toList());
    }

    @Provide
    Arbitrary<String> frameOptions() {
        return Arbitraries.of("all", "keyframes");
    }

    @Provide
    Arbitrary<List<Annotation>> annotations() {
        Arbitrary<Shape> shapes = Arbitraries.oneOf(boxes(), polygons(), lines(), ellipses(), masks(), keypoints());
        Arbitrary<String> names = Arbitraries.of("n", "a b", "\"<&>'", "line\nbreak", "é\t");
        Arbitrary<Value> values = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("ab \"<>&\n\t\r'é")
                        .ofMaxLength(8)
                        .map(text -> (Value) new Value.Text(text)),
                Arbitraries.doubles().between(-1e12, 1e12).map(Value.Number::new),
                Arbitraries.of(true, false).map(Value.Flag::new));
        Arbitrary<Map<String, Value>> attributes =
                Arbitraries.maps(names, values).ofMaxSize(3);
        Arbitrary<Annotation> annotation = Combinators.combine(
                        shapes, attributes, Arbitraries.integers().between(-3, 3), Arbitraries.of("", "g1", "g2"))
                .as((shape, map, z, group) -> new Annotation(
                        "m",
                        shape instanceof Shape.Points
                                ? TAXONOMY.names().get(0)
                                : TAXONOMY.names().get(1),
                        shape,
                        Annotation.WHOLE_ITEM,
                        true,
                        "",
                        group,
                        z,
                        map,
                        Provenance.UNKNOWN));
        return annotation.list().ofMaxSize(5).map(CvatRoundTripPropertyTest::numbered);
    }

    private static List<Annotation> numbered(List<Annotation> annotations) {
        List<Annotation> numbered = new ArrayList<>();
        for (Annotation one : annotations) {
            numbered.add(one.withId("m" + numbered.size()));
        }
        return numbered;
    }

    private static Arbitrary<Shape> boxes() {
        return Combinators.combine(
                        x(90), y(40), side(), side(), Arbitraries.doubles().between(-3.14, 3.14))
                .as((x, y, width, height, angle) -> new Shape.Box(x, y, width, height, angle < 0 ? 0 : angle));
    }

    private static Arbitrary<Shape> ellipses() {
        return Combinators.combine(x(90), y(40), side(), side())
                .as((x, y, width, height) -> new Shape.Ellipse(x, y, width, height, 0));
    }

    private static Arbitrary<Shape> polygons() {
        return Combinators.combine(x(90), y(40), side(), side())
                .as((x, y, width, height) -> Shape.Polygon.of(x, y, x + width, y, x + width / 3, y + height));
    }

    private static Arbitrary<Shape> lines() {
        return Combinators.combine(x(90), y(40), side(), Arbitraries.of(true, false))
                .as((x, y, side, closed) ->
                        new Shape.Path(PointList.of(x, y, x + side, y, x + side, y + side), closed, false));
    }

    private static Arbitrary<Shape> masks() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, WIDTH - 9),
                        Arbitraries.integers().between(0, HEIGHT - 9),
                        Arbitraries.integers().between(2, 9))
                .as((x, y, side) -> new Shape.Mask(x, y, side, 2, new int[] {0, side, side - 1, 1}));
    }

    private static Arbitrary<Shape> keypoints() {
        return Combinators.combine(x(0), y(0), Arbitraries.of(Keypoint.Visibility.class))
                .as((x, y, visibility) -> new Shape.Points(List.of(
                        new Keypoint("p 1", x, y, Keypoint.Visibility.VISIBLE),
                        new Keypoint("p\n2", x, y, visibility))));
    }

    private static Arbitrary<Double> x(int margin) {
        return Arbitraries.doubles().between(0, WIDTH - margin);
    }

    private static Arbitrary<Double> y(int margin) {
        return Arbitraries.doubles().between(0, HEIGHT - margin);
    }

    private static Arbitrary<Double> side() {
        return Arbitraries.doubles().between(2, 40);
    }

    private static List<Annotation> roundTrip(
            Converter converter, Map<String, ?> options, Item item, TargetHandler target) throws Exception {
        Path folder = Files.createTempDirectory("cvat-property");
        try {
            Trial written = Trial.write(converter, options, TAXONOMY, List.of(item), folder);
            assertEquals(List.of(), written.errors());
            Trial read = Trial.read(target, Map.of("path", folder.toString()), folder);
            assertEquals(List.of(), read.errors());
            assertEquals(TAXONOMY.names(), read.taxonomy().names());
            assertEquals(item.path(), read.items().get(0).path());
            return read.items().get(0).annotations();
        } finally {
            delete(folder);
        }
    }

    /** Returns the annotations in the order of tracks and frames, in which they are written. */
    private static List<Annotation> sorted(List<Annotation> annotations) {
        return annotations.stream()
                .sorted(Comparator.comparing(Annotation::track).thenComparing(Annotation::index))
                .toList();
    }

    private static void assertSame(List<Annotation> expected, List<Annotation> read) {
        assertEquals(expected.size(), read.size());
        for (int i = 0; i < expected.size(); i++) {
            Annotation one = expected.get(i);
            Annotation other = read.get(i);
            assertEquals(one.category(), other.category());
            assertEquals(one.attributes(), other.attributes());
            assertEquals(one.z(), other.z());
            assertEquals(one.group().isEmpty(), other.group().isEmpty());
            assertEquals(one.shape().kind(), other.shape().kind());
            List<Double> numbers = numbers(one.shape());
            List<Double> back = numbers(other.shape());
            assertEquals(numbers.size(), back.size());
            for (int n = 0; n < numbers.size(); n++) {
                double off = Math.abs(numbers.get(n) - back.get(n));
                assertTrue(off < TOLERANCE, one.shape() + " came back as " + other.shape());
            }
        }
    }

    private static List<Double> numbers(Shape shape) {
        if (shape instanceof Shape.Box box) {
            return List.of(box.x(), box.y(), box.right(), box.bottom(), box.angle());
        } else if (shape instanceof Shape.Ellipse ellipse) {
            return List.of(ellipse.centerX(), ellipse.centerY(), ellipse.radiusX(), ellipse.radiusY());
        } else if (shape instanceof Shape.Polygon polygon) {
            return list(polygon.parts().get(0).ring());
        } else if (shape instanceof Shape.Path path) {
            return list(path.points());
        } else if (shape instanceof Shape.Mask mask) {
            List<Double> runs = new ArrayList<>(List.of((double) mask.x(), (double) mask.y()));
            for (int run : mask.runs()) {
                runs.add((double) run);
            }
            return runs;
        } else if (shape instanceof Shape.Points points) {
            return points.points().stream()
                    .flatMap(point -> Stream.of(
                            point.x(), point.y(), (double) point.visibility().ordinal()))
                    .toList();
        }
        throw new IllegalArgumentException(shape.toString());
    }

    private static List<Double> list(PointList points) {
        List<Double> numbers = new ArrayList<>();
        for (double number : points.xy()) {
            numbers.add(number);
        }
        return numbers;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

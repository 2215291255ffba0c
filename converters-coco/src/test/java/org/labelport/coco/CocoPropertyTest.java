package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.labelport.convert.Converter;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Masks;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.Requests;
import org.labelport.testkit.trial.Trial;
import org.labelport.verify.Problem;

/** Shapes of all kinds are written so that readers accept them, and are read as they were. */
class CocoPropertyTest {

    private record Format(Converter converter, TargetHandler target) {}

    private static final Map<String, Format> FORMATS = Map.of(
            "coco", new Format(new CocoConverter(), new CocoTarget()),
            "coco-keypoints", new Format(new CocoKeypointsConverter(), new CocoKeypointsTarget()),
            "coco-stuff", new Format(new CocoStuffConverter(), new CocoStuffTarget()),
            "lvis", new Format(new LvisConverter(), new LvisTarget()),
            "coco-results", new Format(new CocoResultsConverter(), new CocoResultsTarget()));

    @Property(tries = 150)
    void whatIsWrittenIsTakenAndComesBackWhereItWas(
            @ForAll("formats") String id,
            @ForAll("shapes") List<Shape> shapes,
            @ForAll("names") String name,
            @ForAll("sides") int width,
            @ForAll("sides") int height,
            @ForAll("layouts") String layout)
            throws Exception {
        Format format = FORMATS.get(id);
        Taxonomy taxonomy = new Taxonomy(List.of(Category.of(name), Category.of(name + "2")));
        Map<String, String> options = id.equals("coco-results") ? Map.of() : Map.of("layout", layout);
        Item item = item(shapes, name, width, height);
        Path folder = Files.createTempDirectory("coco-property");
        try {
            Path out = Files.createDirectory(folder.resolve("out"));
            Trial written = Trial.write(format.converter, options, taxonomy, List.of(item), out);
            assertEquals(List.of(), written.errors());
            Trial read = Trial.read(
                    format.target, Map.of("path", out.toString()), Files.createDirectory(folder.resolve("scratch")));
            assertEquals(List.of(), read.errors());
            assertEquals(taxonomy.names(), read.taxonomy().names());
            assertEquals(List.of(), problems(format.converter, options, out));
            if (id.equals("coco")) {
                requireSamePlaces(item, read.items().get(0));
            }
        } finally {
            delete(folder);
        }
    }

    /** Every annotation that is read lies where the part in the picture of the one with its id was. */
    private static void requireSamePlaces(Item before, Item after) {
        for (Annotation read : after.annotations()) {
            Annotation drawn = before.annotations().get(Integer.parseInt(read.id()) - 1);
            Shape.Box was = Boxes.bounds(drawn.shape()).orElseThrow();
            Shape.Box is = Boxes.bounds(read.shape()).orElseThrow();
            Media.Image image = (Media.Image) before.media();
            String what = drawn + " came back as " + read;
            assertTrue(Math.max(0, was.x()) <= is.x() + 1 && Math.max(0, was.y()) <= is.y() + 1, what);
            assertTrue(
                    Math.min(image.width(), was.right()) >= is.right() - 1
                            && Math.min(image.height(), was.bottom()) >= is.bottom() - 1,
                    what);
            if (drawn.shape() instanceof Shape.Mask mask && read.shape() instanceof Shape.Mask same) {
                assertTrue(same.area() <= mask.area(), what);
            }
        }
    }

    private static List<Problem> problems(Converter converter, Map<String, String> options, Path folder)
            throws Exception {
        List<Problem> problems = new ArrayList<>();
        converter
                .verifier()
                .orElseThrow()
                .verify(Requests.verify(
                        folder,
                        Options.check("format", converter.options(), options),
                        folder,
                        file -> Media.Image.of(Blob.ABSENT, 0, 0),
                        problems::add));
        problems.removeIf(problem -> problem.effect() == Problem.Effect.REMARK);
        return problems;
    }

    private static Item item(List<Shape> shapes, String name, int width, int height) {
        List<Annotation> annotations = new ArrayList<>();
        for (Shape shape : shapes) {
            int id = annotations.size() + 1;
            annotations.add(Annotation.of(Integer.toString(id), id % 3 == 0 ? name + "2" : name, shape)
                    .withProvenance(new Annotation.Provenance(Optional.of(1.0 / id), true, "", Optional.empty())));
        }
        return Item.of("i", name + "/i.jpg", Media.Image.of(Blob.ABSENT, width, height), annotations)
                .withSplit(Split.TRAIN);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * By the rule of COCO's programs, the border of a mask covers exactly its pixels, so LVIS's polygons equal the
     * masks.
     */
    @Property(tries = 300)
    void theBorderOfAMaskCoversTheMask(@ForAll("masks") Shape.Mask mask) {
        Shape.Mask canonical = Masks.ofColumnRuns(60, 60, Masks.columnRuns(mask, 60, 60));
        assertEquals(canonical, Masks.fill(Masks.outline(mask), 60, 60));
    }

    @Provide
    Arbitrary<String> formats() {
        return Arbitraries.of(FORMATS.keySet().stream().sorted().toList());
    }

    @Provide
    Arbitrary<String> layouts() {
        return Arbitraries.of("coco", "official", "single");
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "caf\u00e9 \ud83d\ude00", "\"\\", "0", "x,y", "\u202e..");
    }

    @Provide
    Arbitrary<Integer> sides() {
        return Arbitraries.integers().between(1, 300);
    }

    @Provide
    Arbitrary<Shape.Mask> masks() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.of(true, false).list().ofMinSize(1).ofMaxSize(200))
                .as((x, y, width, pixels) -> mask(x, y, width, pixels));
    }

    private static Shape.Mask mask(int x, int y, int width, List<Boolean> pixels) {
        int height = Math.max(1, Math.min(30, pixels.size() / width));
        int[] runs = new int[width * height + 1];
        int last = 0;
        for (int i = 0; i < width * height; i++) {
            boolean set = i < pixels.size() && pixels.get(i);
            last += set == (last % 2 == 1) ? 0 : 1;
            runs[last]++;
        }
        return new Shape.Mask(x, y, width, height, runs);
    }

    @Provide
    Arbitrary<List<Shape>> shapes() {
        Arbitrary<Double> place = Arbitraries.doubles().between(-50, 350);
        Arbitrary<Double> side = Arbitraries.doubles().between(0, 200);
        Arbitrary<Shape> boxes = Combinators.combine(place, place, side, side).as(Shape.Box::of);
        Arbitrary<Shape> turned = Combinators.combine(
                        place, place, side, side, Arbitraries.doubles().between(-3, 3))
                .as(Shape.Box::new);
        Arbitrary<double[]> rings = place.array(double[].class).ofMinSize(2).ofMaxSize(16);
        Arbitrary<Shape> polygons = rings.list().ofMinSize(1).ofMaxSize(3).map(CocoPropertyTest::polygon);
        Arbitrary<Shape> points =
                place.list().ofSize(4).map(xy -> Written.points(xy.get(0), xy.get(1), 2, xy.get(2), xy.get(3), 1));
        return Arbitraries.oneOf(boxes, turned, polygons, points, masks().map(Shape.class::cast))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Shape polygon(List<double[]> rings) {
        List<Shape.Polygon.Part> parts = new ArrayList<>();
        for (double[] ring : rings) {
            PointList points = new PointList(Arrays.copyOf(ring, ring.length / 2 * 2));
            parts.add(new Shape.Polygon.Part(points, List.of()));
        }
        return new Shape.Polygon(parts);
    }
}

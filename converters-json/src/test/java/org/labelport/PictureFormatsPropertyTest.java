package org.labelport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.labelport.convert.Converter;
import org.labelport.imagefolder.ImagefolderConverter;
import org.labelport.imagefolder.ImagefolderTarget;
import org.labelport.labelme.LabelmeConverter;
import org.labelport.labelme.LabelmeTarget;
import org.labelport.labelstudio.LabelStudioConverter;
import org.labelport.labelstudio.LabelStudioTarget;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.Requests;
import org.labelport.testkit.trial.RandomItems;
import org.labelport.testkit.trial.RandomNames;
import org.labelport.testkit.trial.Trial;
import org.labelport.verify.Problem;
import org.labelport.verify.Problem.Effect;
import org.labelport.via.CsvViaConverter;
import org.labelport.via.CsvViaTarget;
import org.labelport.via.ViaConverter;
import org.labelport.via.ViaTarget;

/**
 * Tests formats of pictures with any data and options: every loss is reported, the format's own verifier finds no
 * problem, and what the format can hold is read back.
 */
class PictureFormatsPropertyTest {

    /** A millionth of a pixel: half of it for the rounding of each of two numbers. */
    private static final double PRECISION = 1.1e-6;

    private static final Set<ShapeKind> OUTLINES = Set.of(ShapeKind.BOX, ShapeKind.POLYGON);
    private static final Set<ShapeKind> LINES = Set.of(ShapeKind.BOX, ShapeKind.POLYGON, ShapeKind.POLYLINE);
    private static final Set<ShapeKind> ROUND =
            Set.of(ShapeKind.BOX, ShapeKind.POLYGON, ShapeKind.POLYLINE, ShapeKind.ELLIPSE);

    /** A format with options, and the kinds of shapes that it keeps as they are. */
    enum Form {
        LABELME(new LabelmeConverter(), new LabelmeTarget(), Map.of(), LINES),
        LABELME_RECTANGLE(new LabelmeConverter(), new LabelmeTarget(), Map.of("oriented", "rectangle"), LINES),
        VIA(new ViaConverter(), new ViaTarget(), Map.of(), ROUND),
        VIA_ANNOTATIONS(new ViaConverter(), new ViaTarget(), Map.of("file", "annotations"), ROUND),
        VIA_CSV(new CsvViaConverter(), new CsvViaTarget(), Map.of(), ROUND),
        IMAGEFOLDER(new ImagefolderConverter(), new ImagefolderTarget(), Map.of(), OUTLINES),
        IMAGEFOLDER_NAMES(new ImagefolderConverter(), new ImagefolderTarget(), Map.of("categories", "names"), OUTLINES),
        LABEL_STUDIO(new LabelStudioConverter(), new LabelStudioTarget(), Map.of(), ROUND),
        LABEL_STUDIO_OUTLINE(new LabelStudioConverter(), new LabelStudioTarget(), Map.of("polygons", "outline"), ROUND);

        private final Converter converter;
        private final TargetHandler target;
        private final Map<String, String> options;
        private final Set<ShapeKind> kinds;

        Form(Converter converter, TargetHandler target, Map<String, String> options, Set<ShapeKind> kinds) {
            this.converter = converter;
            this.target = target;
            this.options = options;
            this.kinds = kinds;
        }
    }

    @FunctionalInterface
    private interface InFolder {

        void run(Path folder) throws Exception;
    }

    private static void inFolder(InFolder test) throws Exception {
        Path folder = Files.createTempDirectory("picture-formats");
        try {
            test.run(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Property(tries = 120, shrinking = ShrinkingMode.OFF)
    void anyDataIsWrittenOrSaidToBeLost(@ForAll long seed, @ForAll Form form) throws Exception {
        RandomItems random = new RandomItems(new Random(seed));
        Taxonomy taxonomy = random.taxonomy();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Item item = random.item(DataType.IMAGE, "item " + i, taxonomy);
            items.add(item.withMedia(Media.Image.of(Blob.ABSENT, 300 + i, 200)));
        }
        inFolder(folder -> {
            // This checks that every annotation is written or reported as a declared loss.
            Trial written = Trial.write(form.converter, form.options, taxonomy, items, folder);
            assertEquals(List.of(), written.errors());
            assertEquals(Set.of(), undeclared(form, written));
            assertEquals(List.of(), problems(form, folder));
            Trial read = Trial.read(form.target, Map.of("path", folder.toString()), folder);
            assertEquals(List.of(), read.errors());
        });
    }

    private static Set<String> undeclared(Form form, Trial written) {
        Set<String> codes = new TreeSet<>(written.lossCodes());
        form.converter.losses().forEach(loss -> codes.remove(loss.code()));
        return codes;
    }

    @Property(tries = 120, shrinking = ShrinkingMode.OFF)
    void shapesThatFitComeBack(@ForAll long seed, @ForAll Form form) throws Exception {
        Random random = new Random(seed);
        int width = 20 + random.nextInt(5000);
        int height = 20 + random.nextInt(5000);
        List<String> names = RandomNames.without(random, "\0", "\n", "\r", "\t", "\ufffe", "\ufeff", "\u2028")
                .different(4);
        Taxonomy taxonomy = new Taxonomy(names.stream().map(Category::of).toList());
        List<Annotation> annotations = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            annotations.add(Annotation.of(
                    "a" + i, names.get(random.nextInt(names.size())), inside(random, width, height, form.kinds)));
        }
        Item item = Item.of("1", "a.png", Media.Image.of(Blob.ABSENT, width, height), annotations);
        inFolder(folder -> {
            Trial written = Trial.write(form.converter, form.options, taxonomy, List.of(item), folder);
            assertEquals(List.of(), written.errors());
            assertEquals(List.of(), problems(form, folder));
            Trial read = Trial.read(form.target, Map.of("path", folder.toString()), folder);
            assertEquals(List.of(), read.errors());
            boolean renamed = written.lossCodes().contains("class.renamed")
                    || written.lossCodes().contains("label.sanitised");
            List<Annotation> back = read.items().get(0).annotations();
            assertEquals(annotations.size(), back.size());
            for (int i = 0; i < back.size(); i++) {
                if (!renamed) {
                    assertEquals(annotations.get(i).category(), back.get(i).category());
                }
                assertNear(annotations.get(i).shape(), back.get(i).shape());
            }
        });
    }

    private static Shape inside(Random random, int width, int height, Set<ShapeKind> kinds) {
        ShapeKind kind = kinds.stream().sorted().toList().get(random.nextInt(kinds.size()));
        double x = width * (0.3 + 0.3 * random.nextDouble());
        double y = height * (0.3 + 0.3 * random.nextDouble());
        double size = 2 + Math.min(width, height) * 0.2 * random.nextDouble();
        PointList points = PointList.of(x, y, x + size, y + 1, x + size / 3, y + size);
        return switch (kind) {
            case BOX -> Shape.Box.of(x, y, size, 1 + size / 2);
            case POLYLINE -> new Shape.Path(points, false, false);
            case ELLIPSE -> new Shape.Ellipse(x, y, size, size * 0.75, random.nextDouble());
            default -> new Shape.Polygon(List.of(new Shape.Polygon.Part(points, List.of())));
        };
    }

    private static void assertNear(Shape expected, Shape actual) {
        assertEquals(expected.kind(), actual.kind());
        double[] one = numbers(expected);
        double[] other = numbers(actual);
        assertEquals(one.length, other.length);
        for (int i = 0; i < one.length; i++) {
            assertEquals(one[i], other[i], PRECISION, () -> expected + " and " + actual);
        }
    }

    private static double[] numbers(Shape shape) {
        if (shape instanceof Shape.Box box) {
            return new double[] {box.x(), box.y(), box.width(), box.height()};
        } else if (shape instanceof Shape.Ellipse ellipse) {
            return new double[] {
                ellipse.centerX(), ellipse.centerY(), ellipse.radiusX(), ellipse.radiusY(), ellipse.angle()
            };
        } else if (shape instanceof Shape.Path path) {
            return path.points().xy();
        }
        return ((Shape.Polygon) shape).parts().get(0).ring().xy();
    }

    /** Returns the problems of an export, except for missing pictures. */
    private static List<Problem> problems(Form form, Path folder) throws Exception {
        List<Problem> problems = new ArrayList<>();
        form.converter
                .verifier()
                .orElseThrow()
                .verify(Requests.verify(
                        folder,
                        Options.check("format", form.converter.options(), form.options),
                        folder,
                        file -> Media.Image.of(Blob.ABSENT, 1, 1),
                        problem -> {
                            if (problem.effect() != Effect.REMARK) {
                                problems.add(problem);
                            }
                        }));
        return problems;
    }
}

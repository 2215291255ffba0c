package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.labelport.geometry.Masks;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.RandomItems;
import org.labelport.testkit.trial.Trial;

/** Tests that what is written is read back as the same, except for differences below a millionth. */
class LabelStudioPropertyTest {

    private static final Taxonomy CATEGORIES =
            new Taxonomy(List.of(Category.of("$price"), Category.of("a & b <\"c\">"), Category.of(" \tZebra")));

    private static final Set<String> SIZE_UNKNOWN = Set.of("image.size-unknown", "video.size-unknown");

    @Property(tries = 60)
    void shapesOfPicturesComeBack(
            @ForAll long seed,
            @ForAll @IntRange(min = 20, max = 9000) int width,
            @ForAll @IntRange(min = 20, max = 9000) int height)
            throws IOException, ExportException {
        Random random = new Random(seed);
        List<Annotation> annotations = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String category = CATEGORIES.names().get(1 + random.nextInt(2));
            annotations.add(Annotation.of("r" + i, category, shape(random, width, height)));
        }
        Item item = Item.of("1", "a.png", Media.Image.of(Blob.ABSENT, width, height), annotations);
        Path folder = Files.createTempDirectory("label-studio");
        try {
            Trial written = Trial.write(new LabelStudioConverter(), Map.of(), CATEGORIES, List.of(item), folder);
            assertEquals(List.of("label.sanitised"), written.lossCodes());
            Trial read = Trial.read(new LabelStudioTarget(), Map.of("path", folder.toString()), folder);
            assertEquals(List.of(), read.errors());
            List<Annotation> back = read.items().get(0).annotations();
            assertEquals(annotations.size(), back.size());
            for (int i = 0; i < annotations.size(); i++) {
                assertEquals(annotations.get(i).category(), back.get(i).category());
                assertNear(annotations.get(i).shape(), back.get(i).shape());
            }
        } finally {
            delete(folder);
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void anyDataIsWrittenOrSaidToBeLost(@ForAll long seed, @ForAll DataType type) throws IOException, ExportException {
        Assume.that(type != DataType.POINT_CLOUD && type != DataType.PROMPT);
        RandomItems random = new RandomItems(new Random(seed));
        Taxonomy taxonomy = random.taxonomy();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            items.add(random.item(type, "item " + i, taxonomy));
        }
        Path folder = Files.createTempDirectory("label-studio");
        try {
            Trial written = Trial.write(new LabelStudioConverter(), Map.of(), taxonomy, items, folder);
            Set<String> unsaid = new TreeSet<>(written.errorCodes());
            unsaid.addAll(written.lossCodes());
            unsaid.removeAll(SIZE_UNKNOWN);
            new LabelStudioConverter().losses().forEach(loss -> unsaid.remove(loss.code()));
            assertEquals(Set.of(), unsaid);
            if (written.errors().size() < items.size()) {
                assertEquals(List.of(), LabelStudioVerifierTest.problems(folder));
            }
            Trial read = Trial.read(new LabelStudioTarget(), Map.of("path", folder.toString()), folder);
            assertEquals(List.of(), read.errors());
            assertEquals(items.size() - written.errors().size(), read.items().size());
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> assertTrue(file.toFile().delete()));
        }
    }

    private static void assertNear(Shape expected, Shape actual) {
        assertEquals(expected.kind(), actual.kind());
        double[] one = numbers(expected);
        double[] other = numbers(actual);
        assertEquals(one.length, other.length);
        for (int i = 0; i < one.length; i++) {
            assertEquals(one[i], other[i], 1e-6 * Math.max(1, Math.abs(one[i])), () -> expected + " and " + actual);
        }
    }

    private static double[] numbers(Shape shape) {
        if (shape instanceof Shape.Box box) {
            return new double[] {box.x(), box.y(), box.width(), box.height(), box.angle()};
        }
        if (shape instanceof Shape.Ellipse ellipse) {
            return new double[] {
                ellipse.centerX(), ellipse.centerY(), ellipse.radiusX(), ellipse.radiusY(), ellipse.angle()
            };
        }
        if (shape instanceof Shape.Polygon polygon) {
            return polygon.parts().get(0).ring().xy();
        }
        if (shape instanceof Shape.Path path) {
            return path.points().xy();
        }
        Shape.Mask mask = (Shape.Mask) shape;
        double[] numbers = new double[mask.runs().length + 4];
        numbers[0] = mask.x();
        numbers[1] = mask.y();
        numbers[2] = mask.width();
        numbers[3] = mask.height();
        for (int i = 0; i < mask.runs().length; i++) {
            numbers[i + 4] = mask.runs()[i];
        }
        return numbers;
    }

    private static Shape shape(Random random, int width, int height) {
        double x = width * (0.3 + 0.3 * random.nextDouble());
        double y = height * (0.3 + 0.3 * random.nextDouble());
        double size = Math.min(width, height) * (0.1 + 0.15 * random.nextDouble());
        double angle = Math.PI * (1 - 2 * random.nextDouble());
        return switch (random.nextInt(6)) {
            case 0 -> Shape.Box.of(x, y, size, 1 + size / 2);
            case 1 -> new Shape.Box(x - size / 2, y - size / 4, size, size / 2, angle);
            case 2 -> new Shape.Ellipse(x, y, size, size / 2, angle);
            case 3 -> Shape.Polygon.of(x, y, x + size, y + 1, x + size / 3, y + size);
            case 4 -> new Shape.Path(PointList.of(x, y, x + size, y, x - size, y + size), random.nextBoolean(), false);
            default ->
                Masks.fill(Shape.Polygon.of(x, y, x + size + 3, y, x + 3 + size / 3, y + size + 2), width, height);
        };
    }
}

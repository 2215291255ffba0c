package org.labelport.masks;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.labelport.masks.ade20k.AdeConverter;
import org.labelport.masks.ade20k.AdeTarget;
import org.labelport.masks.cityscapes.CityscapesConverter;
import org.labelport.masks.cityscapes.CityscapesTarget;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.trial.Trial;

/** Tests that what is read back are the visible pixels of what was written, however objects overlap. */
final class MasksPropertyTest {

    private static final Taxonomy TAXONOMY = MaskTrials.taxonomy("cat", "dog", "person");

    @Provide
    Arbitrary<List<Annotation>> annotations() {
        Arbitrary<Shape> boxes = Combinators.combine(
                        Arbitraries.doubles().between(-3, 12),
                        Arbitraries.doubles().between(-3, 8),
                        Arbitraries.doubles().between(0, 9),
                        Arbitraries.doubles().between(0, 9))
                .as((x, y, width, height) -> Shape.Box.of(x, y, width, height));
        Arbitrary<Shape> triangles = Arbitraries.doubles()
                .between(-3, 14)
                .array(double[].class)
                .ofSize(6)
                .map(Shape.Polygon::of);
        Arbitrary<Shape> shapes = Arbitraries.oneOf(boxes, triangles);
        return Combinators.combine(
                        shapes,
                        Arbitraries.of(TAXONOMY.names()),
                        Arbitraries.integers().between(-2, 2))
                .as((shape, name, z) -> new Annotation(
                        "m",
                        name,
                        shape,
                        Annotation.WHOLE_ITEM,
                        true,
                        "",
                        "",
                        z,
                        Map.of(),
                        Annotation.Provenance.UNKNOWN))
                .list()
                .ofMaxSize(6);
    }

    @Property(tries = 60)
    void masks(@ForAll("annotations") List<Annotation> annotations) throws Exception {
        comesBack(new MasksConverter(), Map.of("instances", "true"), new MasksTarget(), "images/train", annotations);
    }

    @Property(tries = 60)
    void ade20k(@ForAll("annotations") List<Annotation> annotations) throws Exception {
        comesBack(new AdeConverter(), Map.of(), new AdeTarget(), "training", annotations);
    }

    @Property(tries = 60)
    void cityscapes(@ForAll("annotations") List<Annotation> annotations) throws Exception {
        comesBack(new CityscapesConverter(), Map.of(), new CityscapesTarget(), "leftImg8bit/train/city", annotations);
    }

    private static void comesBack(
            Converter converter,
            Map<String, String> options,
            TargetHandler target,
            String pictures,
            List<Annotation> plain)
            throws Exception {
        Path folder = Files.createTempDirectory("masks");
        try {
            List<Annotation> annotations = new ArrayList<>();
            for (Annotation each : plain) {
                annotations.add(new Annotation(
                        "m" + annotations.size(),
                        each.category(),
                        each.shape(),
                        each.index(),
                        true,
                        "",
                        "",
                        each.z(),
                        Map.of(),
                        each.provenance()));
            }
            Item item =
                    Item.of("i", "city_000000_000000_leftImg8bit.png", Media.Image.of(Blob.ABSENT, 12, 8), annotations);
            Trial.write(converter, options, TAXONOMY, List.of(item), folder);
            MaskTrials.picture(folder.resolve(pictures).resolve(item.path()));
            Trial read = Trial.read(target, Map.of("path", folder.toString()), folder);
            assertEquals(List.of(), read.errors());
            assertEquals(seen(annotations), pixels(read.items().get(0)));
        } finally {
            delete(folder);
        }
    }

    /** Returns the category and object of each pixel. Objects are numbered in the order of their first pixels. */
    private static String pixels(Item item) {
        int[] owners = new int[12 * 8];
        for (int i = 0; i < item.annotations().size(); i++) {
            Shape.Mask mask = (Shape.Mask) item.annotations().get(i).shape();
            int place = 0;
            for (int run = 0; run < mask.runs().length; run++) {
                for (int end = place + mask.runs()[run]; place < end; place++) {
                    if (run % 2 == 1) {
                        owners[(mask.y() + place / mask.width()) * 12 + mask.x() + place % mask.width()] = i + 1;
                    }
                }
            }
        }
        return text(owners, item.annotations());
    }

    private static String seen(List<Annotation> annotations) {
        int[] owners = new int[12 * 8];
        for (int i = 0; i < owners.length; i++) {
            int front = Integer.MIN_VALUE;
            for (int a = 0; a < annotations.size(); a++) {
                if (annotations.get(a).z() >= front
                        && isInside(annotations.get(a).shape(), i % 12 + 0.5, i / 12 + 0.5)) {
                    owners[i] = a + 1;
                    front = annotations.get(a).z();
                }
            }
        }
        return text(owners, annotations);
    }

    private static boolean isInside(Shape shape, double x, double y) {
        if (shape instanceof Shape.Box box) {
            return x >= box.x() && x < box.right() && y >= box.y() && y < box.bottom();
        }
        double[] xy = ((Shape.Polygon) shape).parts().get(0).ring().xy();
        boolean inside = false;
        for (int i = 0, j = xy.length - 2; i < xy.length; j = i, i += 2) {
            if (xy[i + 1] <= y != xy[j + 1] <= y) {
                double cross = xy[i] + (y - xy[i + 1]) / (xy[j + 1] - xy[i + 1]) * (xy[j] - xy[i]);
                inside ^= cross <= x;
            }
        }
        return inside;
    }

    private static String text(int[] owners, List<Annotation> annotations) {
        List<Integer> order = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int owner : owners) {
            if (owner != 0 && !order.contains(owner)) {
                order.add(owner);
            }
            text.append(owner == 0 ? "." : annotations.get(owner - 1).category() + order.indexOf(owner))
                    .append(' ');
        }
        return text.toString();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.LabelportEngine;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.testkit.trial.Trial;

/**
 * Computes the panoptic quality of the written segments against the annotations, using only ImageIO and loops over
 * pixels.
 */
final class PanopticQualityTest {

    private static final int WIDTH = 60;
    private static final int HEIGHT = 40;
    private static final List<String> NAMES = List.of("sky", "car", "tree");

    @TempDir
    Path folder;

    @Test
    void thingsAndStuffHaveAQualityOfOne() throws Exception {
        Random random = new Random(7);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            items.add(item(i, random));
        }
        Taxonomy taxonomy = new Taxonomy(NAMES.stream().map(Category::of).toList());

        Trial.write(new CocoPanopticConverter(), Map.of("stuff", "sky,tree"), taxonomy, items, folder);

        Path json = folder.resolve("annotations/panoptic_train.json");
        Map<?, ?> document = (Map<?, ?>) new LabelportEngine().json().read(new JsonText(Files.readAllBytes(json)));
        List<?> annotations = (List<?>) document.get("annotations");
        assertEquals(items.size(), annotations.size());
        double quality = 0;
        int segments = 0;
        for (int i = 0; i < items.size(); i++) {
            Map<?, ?> entry = (Map<?, ?>) annotations.get(i);
            int[][] truth = painted(items.get(i));
            BufferedImage image = ImageIO.read(folder.resolve("annotations/panoptic_train/" + entry.get("file_name"))
                    .toFile());
            Map<Integer, String> listed = new HashMap<>();
            for (Object each : (List<?>) entry.get("segments_info")) {
                Map<?, ?> segment = (Map<?, ?>) each;
                listed.put(
                        ((Long) segment.get("id")).intValue(),
                        NAMES.get(((Long) segment.get("category_id")).intValue() - 1));
            }
            Map<String, long[]> overlaps = overlaps(image, listed, items.get(i), truth);
            for (long[] pair : overlaps.values()) {
                double union = pair[1] + pair[2] - pair[0];
                quality += pair[0] / union;
                segments++;
            }
        }
        assertTrue(segments > 40, segments + " segments");
        assertEquals(1.0, quality / segments);
    }

    /**
     * For each pair of a true and a written segment: the number of common pixels, of pixels of the one, and of pixels
     * of the other.
     */
    private static Map<String, long[]> overlaps(
            BufferedImage image, Map<Integer, String> listed, Item item, int[][] truth) {
        Map<String, Long> trueSizes = new HashMap<>();
        Map<Integer, Long> writtenSizes = new HashMap<>();
        Map<String, Long> common = new TreeMap<>();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int rgb = image.getRGB(x, y) & 0xFFFFFF;
                int id = (rgb >> 16) + 256 * (rgb >> 8 & 255) + 65536 * (rgb & 255);
                String of = truth[y][x] < 0 ? "" : trueSegment(item, truth[y][x]);
                assertEquals(of.isEmpty(), id == 0, "void at " + x + "," + y);
                if (id != 0) {
                    assertEquals(of.split("#")[0], listed.get(id), "category at " + x + "," + y);
                    trueSizes.merge(of, 1L, Long::sum);
                    writtenSizes.merge(id, 1L, Long::sum);
                    common.merge(of + "|" + id, 1L, Long::sum);
                }
            }
        }
        assertEquals(listed.keySet(), writtenSizes.keySet());
        Map<String, long[]> overlaps = new TreeMap<>();
        common.forEach((pair, pixels) -> {
            String[] parts = pair.split("\\|");
            overlaps.put(
                    pair, new long[] {pixels, trueSizes.get(parts[0]), writtenSizes.get(Integer.parseInt(parts[1]))});
        });
        return overlaps;
    }

    private static String trueSegment(Item item, int place) {
        String category = item.annotations().get(place).category();
        return category.equals("car") ? category + "#" + place : category + "#";
    }

    private static int[][] painted(Item item) {
        int[][] owners = new int[HEIGHT][WIDTH];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                owners[y][x] = -1;
                int front = Integer.MIN_VALUE;
                for (int i = 0; i < item.annotations().size(); i++) {
                    Annotation annotation = item.annotations().get(i);
                    if (annotation.z() >= front && covers(annotation.shape(), x + 0.5, y + 0.5)) {
                        owners[y][x] = i;
                        front = annotation.z();
                    }
                }
            }
        }
        return owners;
    }

    private static boolean covers(Shape shape, double x, double y) {
        Shape.Box box = (Shape.Box) shape;
        return x > box.x() && x < box.right() && y > box.y() && y < box.bottom();
    }

    private static Item item(int number, Random random) {
        List<Annotation> annotations = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            // Sides that do not go through centres of pixels.
            Shape shape = Shape.Box.of(
                    random.nextInt(50) - 5 + 0.2,
                    random.nextInt(35) - 5 + 0.3,
                    1 + random.nextInt(20),
                    1 + random.nextInt(20));
            Annotation plain = Annotation.of("m" + i, NAMES.get(random.nextInt(3)), shape);
            annotations.add(new Annotation(
                    plain.id(),
                    plain.category(),
                    shape,
                    plain.index(),
                    true,
                    "",
                    "",
                    random.nextInt(3),
                    Map.of(),
                    Annotation.Provenance.UNKNOWN));
        }
        return Item.of("i" + number, "p" + number + ".jpg", Media.Image.of(Blob.ABSENT, WIDTH, HEIGHT), annotations);
    }
}

package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.MemoryExport;

/** Files that were written are read as the same data. */
class CocoRoundTripTest {

    @TempDir
    Path folder;

    private static MemoryExport write(Taxonomy taxonomy, List<Item> items) throws IOException, ExportException {
        return MemoryExport.of(new CocoConverter(), Map.of(), taxonomy, items);
    }

    private CocoReading written(MemoryExport export) throws IOException, ExportException {
        export.publishFiles(folder);
        return CocoReading.ofFile(folder);
    }

    @Test
    void everyShapeThatCocoHoldsComesBackEqual() throws IOException, ExportException {
        Taxonomy taxonomy = new Taxonomy(
                List.of(new Category("b", "p", "", Skeleton.NONE, List.of()), Category.of("a"), Category.of("c")));
        Random random = new Random(5);
        List<Item> items = new ArrayList<>();
        int id = 1;
        for (int i = 0; i < 30; i++) {
            List<Annotation> annotations = new ArrayList<>();
            for (int j = random.nextInt(5); j > 0; j--) {
                Annotation annotation =
                        Annotation.of(Integer.toString(id++), random.nextBoolean() ? "a" : "b", shape(random));
                annotations.add(
                        annotation.shape() instanceof Shape.Mask
                                ? annotation.withAttributes(Map.of(Attributes.CROWD, new Value.Flag(true)))
                                : annotation.withAttributes(Map.of("n", new Value.Number(random.nextDouble()))));
            }
            items.add(Item.of(
                            Integer.toString(i + 1),
                            "sub/" + i + ".jpg",
                            Media.Image.of(Blob.ABSENT, 200, 100),
                            annotations)
                    .withSplit(Split.TRAIN));
        }
        MemoryExport export = write(taxonomy, items);
        assertEquals(List.of(), export.losses());
        CocoReading read = written(export);
        assertEquals(List.of(), read.errors());
        assertEquals(List.of(), read.losses());
        assertEquals(taxonomy, read.taxonomy());
        assertEquals(items, read.items());
        MemoryExport again = write(read.taxonomy(), read.items());
        assertEquals(export.files(), again.files());
        export.files().forEach(file -> assertEquals(export.text(file), again.text(file)));
    }

    private static Shape shape(Random random) {
        double x = random.nextInt(1000) / 10.0;
        double y = random.nextInt(500) / 10.0;
        return switch (random.nextInt(3)) {
            case 0 -> Shape.Box.of(x, y, 10 + random.nextInt(100) / 4.0, 10.125);
            case 1 ->
                new Shape.Polygon(List.of(
                        new Shape.Polygon.Part(PointList.of(x, y, x + 20.25, y, x + 3, y + 30), List.of()),
                        new Shape.Polygon.Part(
                                PointList.of(x + 50, y, x + 60, y, x + 60, y + 30, x + 50, y + 31), List.of())));
            default -> new Shape.Mask((int) x, (int) y, 3, 3, new int[] {1, 2, 1, 4, 1});
        };
    }

    @Test
    void masksOfARealFileComeBackEqual() throws IOException, ExportException {
        Path file = Path.of(System.getProperty("labelport.realData", ""), "coco/deepsport/annotations/val.json");
        assumeTrue(Files.exists(file), "skipped: there is no " + file);
        CocoReading before = CocoReading.ofFile(file);
        CocoReading after = written(write(before.taxonomy(), before.items()));
        List<Shape> masks = shapes(before);
        assertTrue(masks.size() > 100);
        assertEquals(masks, shapes(after));
    }

    private static List<Shape> shapes(CocoReading read) {
        return read.items().stream()
                .flatMap(item -> item.annotations().stream())
                .map(Annotation::shape)
                .toList();
    }
}

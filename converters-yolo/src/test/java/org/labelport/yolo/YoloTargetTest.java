package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.MemoryExport;

/** Tests what is read from label files, and to which picture each belongs. */
class YoloTargetTest extends YoloFolder {

    @Test
    void readsBoxesAndPolygons() throws Exception {
        yaml("train: images/train\nval: images/val\nnames:\n  1: dog\n  0: cat\n");
        picture("images/train/sub/b.png");
        picture("images/train/a.b.png");
        picture("images/val/c.png");
        label("labels/train/sub/b.txt", "1 0.5 0.5 0.2 0.4\n\n0 0.25 0.25 0.25 0.125\n");
        label("labels/val/c.txt", "0 0.1 0.1 0.9 0.1 0.1 0.9\n");

        List<Item> items = read();

        assertEquals(
                List.of("train/a.b.png", "train/sub/b.png", "val/c.png"),
                items.stream().map(Item::id).toList());
        Item b = items.get(1);
        assertEquals("sub/b.png", b.path());
        assertEquals(Split.TRAIN, b.split());
        assertEquals(100, ((Media.Image) b.media()).width());
        assertTrue(b.media().blob().location().isPresent());
        assertEquals(
                List.of(
                        Annotation.of("1", "dog", Shape.Box.of(40, 15, 20, 20)),
                        Annotation.of("3", "cat", Shape.Box.of(12.5, 9.375, 25, 6.25))),
                b.annotations());
        assertEquals(
                List.of(Annotation.of("1", "cat", Shape.Polygon.of(10, 5, 90, 5, 10, 45))),
                items.get(2).annotations());
        assertEquals(List.of("cat", "dog"), taxonomy.names());
        assertNothingReported();
    }

    @Test
    void aLastPointThatRepeatsTheFirstIsNoPointOfItsOwn() throws Exception {
        yaml("train: images/train\nval: images/train\nnames:\n  0: cat\n");
        picture("images/train/a.png");
        label(
                "labels/train/a.txt",
                "0 0.1 0.1 0.9 0.1 0.1 0.9 0.1 0.1\n0 0.1 0.1 0.9 0.1 0.1 0.9 0.1 0.100001\n0 0.1 0.1 0.9 0.1 0.1 0.1\n");

        List<Annotation> read = read().get(0).annotations();

        assertEquals(Shape.Polygon.of(10, 5, 90, 5, 10, 45), read.get(0).shape());
        assertEquals(4, points(read.get(1)));
        assertEquals(3, points(read.get(2)));
    }

    private static int points(Annotation annotation) {
        return ((Shape.Polygon) annotation.shape()).parts().get(0).ring().size();
    }

    @Test
    void whatWasWrittenComesBack() throws Exception {
        Taxonomy animals = new Taxonomy(List.of(Category.of("no"), Category.of("猫 \"x\"")));
        List<Item> items = new ArrayList<>();
        Shape box = Shape.Box.of(3.25, 4.5, 20, 10);
        for (String name : List.of("a.png", "images/a.png", "deep/er/ü.png", "é x.png")) {
            Media.Image image = Pictures.png(folder.resolve("originals").resolve(items.size() + ".png"), 100, 50);
            items.add(Item.of(name, name, image, List.of(Annotation.of("1", "猫 \"x\"", box)))
                    .withSplit(name.startsWith("a") ? Split.TRAIN : Split.VALIDATION));
        }
        MemoryExport export = MemoryExport.of(new YoloConverter(), Map.of(), animals, items);
        assertEquals(List.of(), UltralyticsRules.offences(export));
        Path published = folder.resolve("images/published");
        export.publish(published);

        List<Item> back = read(published);

        assertEquals(
                List.of("train/a.png", "val/a.png", "val/deep/er/ü.png", "val/é x.png"),
                back.stream().map(Item::id).toList());
        assertEquals(animals.names(), taxonomy.names());
        for (Item item : back) {
            Shape.Box read = (Shape.Box) item.annotations().get(0).shape();
            assertArrayEquals(
                    new double[] {3.25, 4.5, 20, 10},
                    new double[] {read.x(), read.y(), read.width(), read.height()},
                    1e-3);
        }
        assertNothingReported();
    }

    @Test
    void aBoxAtTheBorderIsNotCutWhenItIsWrittenAgain() throws Exception {
        yaml("train: images/train\n" + NAMES);
        picture("images/train/a.png");
        StringBuilder rows = new StringBuilder();
        for (int width = 20_001; width < 300_000; width += 1_777) {
            double center = 1 - width / 2e6;
            rows.append(String.format(Locale.ROOT, "0 %.6f 0.5 %.6f 0.2%n", center, width / 1e6));
            rows.append(String.format(Locale.ROOT, "1 %.6f 0.5 %.6f 0.2%n", 1 - center, width / 1e6));
        }
        label("labels/train/a.txt", rows.toString());

        MemoryExport again = MemoryExport.of(
                new YoloConverter(), Map.of(), new Taxonomy(List.of(Category.of("cat"), Category.of("dog"))), read());

        assertEquals(
                List.of("split.missing"),
                again.losses().stream().map(Loss::code).toList());
        assertEquals(List.of(), UltralyticsRules.offences(again));
        assertNothingReported();
    }

    @Test
    void polygonsComeBack() throws Exception {
        Media.Image image = Pictures.png(folder.resolve("a.png"), 100, 50);
        Item item = Item.of(
                "a", "a.png", image, List.of(Annotation.of("1", "cat", Shape.Polygon.of(1, 2, 50, 2, 20, 40.5))));
        MemoryExport export = MemoryExport.of(
                new YoloConverter(), Map.of(), new Taxonomy(List.of(Category.of("cat"))), List.of(item));
        export.publish(folder.resolve("out"));

        Shape.Polygon back = (Shape.Polygon)
                read(folder.resolve("out")).get(0).annotations().get(0).shape();

        assertArrayEquals(
                new double[] {1, 2, 50, 2, 20, 40.5}, back.parts().get(0).ring().xy(), 1e-3);
        assertNothingReported();
    }

    @Test
    void badRowsAreErrorsWithFileAndLineAndTheRestIsRead() throws Exception {
        yaml("train: images/train\n" + NAMES);
        picture("images/train/a.png");
        label(
                "labels/train/a.txt",
                "0 0.5 0.5 0.2 0.2\r\n2 0.5 0.5 0.2 0.2\r\n-1 .5 .5 .2 .2\r\n0 0.5 0.5 0.2\r\n0 0.5 0.5 0.2 0.2 0.9\r\n"
                        + "0 nan 0.5 0.2 0.2\r\n0 1e999 0.5 0.2 0.2\r\ncat 0.5 0.5 0.2 0.2\r\n"
                        + "\r\n   \r\n0.5 0 0 1 1\r\n"
                        + "0 0.5 0.5 -0.2 0.2\r\n0 1 1 1 1 1 1 1\r\n1.0 5e-1 +.5 0.2 0.2\r\n0 0x1p3 0 1d 0\r\n");

        Item item = read().get(0);

        assertEquals(
                List.of("1", "14"),
                item.annotations().stream().map(Annotation::id).toList());
        assertEquals(
                List.of("2", "3", "4", "5", "6", "7", "8", "11", "12", "13", "15"),
                errors.stream().map(ItemError::annotation).toList());
        assertTrue(errors.stream().allMatch(error -> error.code().equals("yolo.row")));
        assertTrue(
                errors.get(0).message().contains("a.txt line 2: class 2"),
                errors.get(0).message());
    }

    @Test
    void coordinatesBeyondThePictureAreReadAndReported() throws Exception {
        yaml("train: images/train\n" + NAMES);
        picture("images/train/a.png");
        label("labels/train/a.txt", "0 1.2 0.5 0.2 0.2\n0 1.005 0.5 0.2 0.2\n");

        assertEquals(2, read().get(0).annotations().size());
        assertEquals(List.of("box.out-of-frame"), lossCodes());
        assertEquals("1", losses.get(0).annotation());
    }

    @Test
    void byteOrderMarkAndMixedRowsAreNoted() throws Exception {
        yaml("train: images/train\n" + NAMES);
        picture("images/train/a.png");
        label("labels/train/a.txt", "\uFEFF0 0.5 0.5 0.2 0.2\n0 0 0 1 0 1 1\n");

        assertEquals(2, read().get(0).annotations().size());
        assertEquals(List.of("yolo.byte-order-mark", "yolo.rows-mixed"), lossCodes());
    }

    @Test
    void labelsWithoutPictureAreErrorsWithTheirRows() throws Exception {
        yaml("train: images/train\nval: images/val\n" + NAMES);
        picture("images/train/z.png");
        label("labels/train/a.txt", "0 0.5 0.5 0.2 0.2\n0 0.5 0.5 0.2 0.3\n");
        label("labels/train/sub/b.txt", "");
        label("labels/train/classes.txt", "cat\ndog\n");
        label("labels/val/c.txt", "0 0.5 0.5 0.2 0.2\n");

        assertEquals(1, read().size());
        assertEquals(
                List.of("train/a", "train/sub/b", "val/c"),
                errors.stream().map(ItemError::item).toList());
        assertEquals(
                List.of(2, 0, 1), errors.stream().map(ItemError::annotations).toList());
        assertTrue(errors.stream().allMatch(error -> error.code().equals("media.missing") && error.items() == 1));
    }

    @Test
    void labelsWithASuffixInCapitalsAreErrors() throws Exception {
        yaml("train: images/train\n" + NAMES);
        picture("images/train/a.png");
        label("labels/train/a.TXT", "0 0.5 0.5 0.2 0.2\n");

        assertEquals(List.of(), read().get(0).annotations());
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(
                errors.get(0).message().contains("a.TXT has 1 rows"),
                errors.get(0).message());
        assertEquals(
                List.of("yolo.labels"), errors.stream().map(ItemError::code).toList());
    }

    @Test
    void aLabelIsMatchedByItsWholeStem() throws Exception {
        yaml("train: images/train\n" + NAMES);
        picture("images/train/a.b.png");
        picture("images/train/a-1.png");
        label("labels/train/a.b.txt", "");
        label("labels/train/a.txt", "0 0.5 0.5 0.2 0.2\n");

        read();

        assertEquals(List.of("train/a"), errors.stream().map(ItemError::item).toList());
    }

    @Test
    void filesThatAreNoPicturesAreItemErrors() throws Exception {
        yaml("train: images/train\n" + NAMES);
        label("images/train/a.png", "not a picture");
        label("images/train/.hidden.png", "not looked at");
        label("images/train/readme.txt", "not a picture");
        label("labels/train/a.txt", "0 0.5 0.5 0.2 0.2\n7 0.5 0.5 0.2 0.2\n");
        picture("images/train/b.png");

        assertEquals(1, read().size());
        assertEquals(
                List.of("yolo.row", "media.unreadable"),
                errors.stream().map(ItemError::code).toList());
        assertEquals(1, errors.get(1).annotations());
    }

    @Test
    void missingLabelFolderIsSaidOnce() throws Exception {
        yaml("train: images/train\n" + NAMES);
        picture("images/train/a.png");
        picture("images/train/b.png");

        assertEquals(2, read().size());
        assertEquals(List.of("yolo.labels-missing"), lossCodes());
    }

    @Test
    void labelsInDotasFormAreNamedWhereLabelsAreMissing() throws Exception {
        yaml("train: train/images\n" + NAMES);
        picture("train/images/a.png");
        label("train/labelTxt/a.txt", "1 1 9 1 9 5 1 5 cat 0\n");

        assertEquals(1, read().size());
        assertEquals(List.of("yolo.labels-missing"), lossCodes());
        String detail = losses.get(0).detail();
        assertTrue(detail.contains("labelTxt") && detail.contains("--from dota"), detail);
    }

    private void assertNothingReported() {
        assertEquals(List.of(), errors);
        assertEquals(List.of(), losses);
    }
}

package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.yolo.Animals.ANIMALS;
import static org.labelport.yolo.Animals.annotation;
import static org.labelport.yolo.Animals.export;
import static org.labelport.yolo.Animals.item;
import static org.labelport.yolo.Animals.taxonomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.labelport.convert.FormatDescriptor;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.testkit.trial.MemoryExport;

/** Tests what a data set says of its splits and classes, and which pictures it has under which names. */
class YoloConverterTest {

    private static final Shape BOX = Shape.Box.of(10, 20, 30, 40);

    @Test
    void dataYamlNamesSplitsAndClasses() throws Exception {
        MemoryExport export = export(
                item("a.jpg").withSplit(Split.TRAIN),
                item("b.jpg").withSplit(Split.VALIDATION),
                item("c.jpg").withSplit(Split.TEST));

        assertEquals(
                "train: images/train\nval: images/val\ntest: images/test\nnames:\n  0: \"cat\"\n  1: \"dog\"\n",
                export.text("data.yaml"));
        assertEquals(List.of(), export.losses());
        assertEquals(
                Set.of("labels/train/a.txt", "labels/val/b.txt", "labels/test/c.txt", "data.yaml"), export.files());
    }

    @Test
    void missingValidationDataIsPointedAtTrainingAndReported() throws Exception {
        MemoryExport export = export(item("a.jpg"));

        assertTrue(export.text("data.yaml").startsWith("train: images/train\nval: images/train\nnames:"));
        assertEquals(List.of("split.missing"), export.lossCodes("", ""));
    }

    @Test
    void missingTrainingDataIsPointedAtWhatThereIs() throws Exception {
        MemoryExport export = export(item("a.jpg").withSplit(Split.TEST));

        assertTrue(export.text("data.yaml").startsWith("train: images/test\nval: images/test\ntest: images/test\n"));
        assertEquals(List.of("split.missing", "split.missing"), export.lossCodes("", ""));
    }

    @Test
    void emptyDataSetStillHasTheFoldersItNames() throws Exception {
        MemoryExport export = export();

        assertEquals(Set.of("images/train", "labels/train"), export.folders());
    }

    @Test
    void aSplitOfWhichAllItemsFailIsMissing() throws Exception {
        MemoryExport export = export(
                item("a.jpg"),
                Item.of("b.jpg", "b.jpg", Media.Image.of(Blob.ABSENT, 0, 0), List.of(annotation("1", "cat", BOX)))
                        .withSplit(Split.VALIDATION));

        assertEquals(Map.of("b.jpg", "image.size-unknown"), export.errorCodes());
        assertTrue(export.text("data.yaml").contains("val: images/train\n"));
        assertFalse(export.files().contains("labels/val/b.txt"));
    }

    @Test
    void classNamesStayTextWhateverTheyLookLike() throws Exception {
        Taxonomy names = taxonomy(
                "yes", "null", "1.50", "a \"b\" \\ c", "tab\tnew\nline", "\u0085\u2028\uFEFF", "猫🐈", " ", "a: b # c");
        MemoryExport export = MemoryExport.of(new YoloConverter(), Map.of(), names, List.of());

        assertEquals(List.of(), UltralyticsRules.offences(export));
        assertTrue(export.text("data.yaml")
                .contains("  4: \"tab\\tnew\\nline\"\n  5: \"\\u0085\\u2028\\ufeff\"\n  6: \"猫🐈\"\n"));
    }

    @Test
    void firstNameThatLooksLikeAnImageNetIdIsChanged() throws Exception {
        MemoryExport export = MemoryExport.of(new YoloConverter(), Map.of(), taxonomy("n01", "_n01", "n02"), List.of());

        assertTrue(export.text("data.yaml").contains("0: \"__n01\"\n  1: \"_n01\"\n  2: \"n02\"\n"));
        assertTrue(export.lossCodes("", "").contains("class.renamed"));
    }

    @Test
    void namesWithUnpairedSurrogatesAreChanged() throws Exception {
        MemoryExport export = MemoryExport.of(new YoloConverter(), Map.of(), taxonomy("a\uD800"), List.of());

        assertTrue(export.text("data.yaml").contains("0: \"a\uFFFD\""));
        assertTrue(export.lossCodes("", "").contains("class.renamed"));
    }

    @Test
    void picturesThatUltralyticsRejectsAreReported() throws Exception {
        Item small = Item.of("small", "s.jpg", Media.Image.of(Blob.ABSENT, 9, 100), List.of());
        Item gif = item("anim.gif");
        MemoryExport export = export(small, gif, item("UPPER.JPG"));

        assertEquals(List.of("image.too-small"), export.lossCodes("small", ""));
        assertEquals(List.of("image.suffix-unread"), export.lossCodes("anim.gif", ""));
        assertEquals(List.of(), export.lossCodes("UPPER.JPG", ""));
    }

    @Test
    void orientationThatReadersIgnoreIsReportedWherePixelsAreNotTurned() throws Exception {
        MemoryExport export = MemoryExport.of(
                new YoloConverter(),
                Map.of(),
                ANIMALS,
                List.of(turned("turnable.png"), turned("kept.webp"), turned("heeded.jpg")),
                path -> path.contains("turnable"));

        assertEquals(List.of(), export.lossCodes("turnable.png", ""));
        assertEquals(List.of("image.orientation-ignored"), export.lossCodes("kept.webp", ""));
        assertEquals(List.of(), export.lossCodes("heeded.jpg", ""));
    }

    private static Item turned(String name) {
        return Item.of(name, name, new Media.Image(Blob.ABSENT, 100, 100, 6), List.of());
    }

    @Test
    void otherMediaFailTheirItem() throws Exception {
        Item film = Item.of("film", "f.mp4", new Media.Video(Blob.ABSENT, 100, 100, 5, 25, 1), List.of());
        Item pages = Item.of("pages", "p.pdf", new Media.Pages(Blob.ABSENT, List.of()), List.of());

        assertEquals(
                Map.of("film", "media.unsupported", "pages", "media.unsupported"),
                export(film, pages, item("a.jpg")).errorCodes());
    }

    @Test
    void pictureOfUnknownSizeWithoutAnnotationsIsWritten() throws Exception {
        MemoryExport export = export(Item.of("a", "a.jpg", Media.Image.of(Blob.ABSENT, 0, 0), List.of()));

        assertEquals("", export.text("labels/train/a.txt"));
        assertEquals(Map.of(), export.errorCodes());
    }

    @Test
    void hostileAndCollidingNamesEachKeepTheirLabels() throws Exception {
        List<Item> items = new ArrayList<>();
        for (String name : List.of(
                "a.jpg",
                "a.png",
                "A.PNG",
                "a.b.jpg",
                "../../etc/passwd.jpg",
                "/abs.jpg",
                "C:\\x\\y.jpg",
                "images/a.jpg",
                "x/images/images/a.jpg",
                "images",
                ".hidden/.a.jpg",
                ".jpg",
                "con.jpg",
                "nodot",
                "dir.v1/nodot",
                "trailing. .jpg",
                "é\u0000\n.jpg",
                "e\u0301.jpg",
                "",
                "..",
                "x".repeat(300) + ".jpg",
                "x".repeat(300) + ".png",
                "y".repeat(300),
                "y".repeat(301),
                "labels/a.txt",
                "猫 犬#1%.webp")) {
            items.add(Item.of(
                    "id " + items.size(),
                    name,
                    Media.Image.of(Blob.ABSENT, 100, 100),
                    List.of(annotation("1", "cat", Shape.Box.of(items.size(), 0, 10, 10)))));
        }
        MemoryExport export = MemoryExport.of(new YoloConverter(), Map.of(), ANIMALS, items);

        assertEquals(items.size(), export.media().size());
        assertEquals(items.size() + 1, export.files().size());
        assertEquals(List.of(), UltralyticsRules.offences(export));
        assertTrue(
                export.media().containsKey("images/train/x/a.jpg"),
                export.media().keySet().toString());
        export.media().keySet().forEach(name -> assertTrue(name.startsWith("images/train/"), name));
    }

    @Test
    void declaresWhatItCanWrite() {
        FormatDescriptor format = FormatDescriptor.of(new YoloConverter());

        assertEquals("yolo", format.id());
        assertEquals(
                Set.of(
                        ShapeKind.TAG,
                        ShapeKind.BOX,
                        ShapeKind.ROTATED_BOX,
                        ShapeKind.POLYGON,
                        ShapeKind.POLYLINE,
                        ShapeKind.ELLIPSE,
                        ShapeKind.POINTS,
                        ShapeKind.MASK),
                format.shapes());
    }
}

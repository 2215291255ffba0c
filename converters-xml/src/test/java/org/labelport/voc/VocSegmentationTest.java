package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.raster.LabelImage;
import org.labelport.raster.Palettes;
import org.labelport.raster.PngReader;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Tests which pictures of segments are written, and that they come back. */
class VocSegmentationTest {

    private static final Taxonomy ANIMALS = new Taxonomy(List.of(Category.of("cat"), Category.of("dog")));
    private static final String VOC = "VOCdevkit/VOC2012/";

    @TempDir
    Path temp;

    private Trial write(Map<String, ?> options, Item... items) throws ExportException, IOException {
        return Trial.write(new VocConverter(), options, ANIMALS, List.of(items), temp);
    }

    private Trial read() throws ExportException, IOException {
        return Trial.read(new VocTarget(), Map.of("path", temp.toString()), temp.resolve("scratch"));
    }

    private static Item picture(String name, Split split, Annotation... annotations) {
        return Item.of(name, name + ".jpg", Media.Image.of(Blob.ABSENT, 6, 4), List.of(annotations))
                .withSplit(split);
    }

    private static Shape.Mask block(int x, int y, int width, int height) {
        return new Shape.Mask(x, y, width, height, new int[] {0, width * height});
    }

    private static Annotation at(int z, Annotation annotation) {
        return new Annotation(
                annotation.id(),
                annotation.category(),
                annotation.shape(),
                annotation.index(),
                true,
                "",
                "",
                z,
                Map.of(),
                Provenance.UNKNOWN);
    }

    @Test
    void theRegionOfAnObjectHasTheTrackAndTheOrderOfItsBox() throws Exception {
        List<Annotation> object = new ArrayList<>();
        for (Shape shape : List.of(Shape.Box.of(0, 0, 6, 4), block(2, 1, 2, 2))) {
            object.add(new Annotation(
                    "a" + object.size(), "cat", shape, -1, true, "7", "g", 3, Map.of(), Provenance.UNKNOWN));
        }
        write(Map.of(), picture("a", Split.TRAIN, object.toArray(Annotation[]::new)));

        List<Annotation> read = read().annotations(0);

        assertEquals(List.of("1", "mask-1"), read.stream().map(Annotation::id).toList());
        for (Annotation part : read) {
            assertEquals(List.of("7", "g", 3), List.of(part.track(), part.group(), part.z()));
        }
    }

    @Test
    void pixelsHoldObjectsAndClassesInVocColors() throws Exception {
        Trial written = write(
                Map.of(),
                picture(
                        "a",
                        Split.TRAIN,
                        Annotation.of("box", "cat", Shape.Box.of(0, 0, 1, 1)),
                        Annotation.of("dog", "dog", block(1, 0, 2, 2)),
                        Annotation.of("cat", "cat", Shape.Box.of(4, 2, 2, 2))
                                .withShape(Shape.Polygon.of(4, 2, 6, 2, 6, 4, 4, 4))));

        LabelImage objects = PngReader.read(temp.resolve(VOC + "SegmentationObject/a.png"), Limits.USUAL);
        LabelImage classes = PngReader.read(temp.resolve(VOC + "SegmentationClass/a.png"), Limits.USUAL);
        assertEquals(LabelImage.Kind.PALETTE, objects.kind());
        assertArrayEquals(Palettes.voc(), classes.palette());
        assertArrayEquals(
                new int[] {0, 2, 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 3, 3}, objects.values());
        assertArrayEquals(
                new int[] {0, 2, 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1}, classes.values());
        assertEquals("a\n", Files.readString(temp.resolve(VOC + "ImageSets/Segmentation/train.txt")));
        assertEquals("a\n", Files.readString(temp.resolve(VOC + "ImageSets/Segmentation/trainval.txt")));
        assertTrue(Files.readString(temp.resolve(VOC + "Annotations/a.xml")).contains("<segmented>1</segmented>"));
        assertEquals(List.of("geometry.as-mask"), written.lossCodes());
    }

    @Test
    void picturesOfBoxesHaveNoSegmentation() throws Exception {
        write(
                Map.of(),
                picture("a", Split.TRAIN, Annotation.of("1", "cat", block(0, 0, 2, 2))),
                picture("b", Split.VALIDATION, Annotation.of("1", "cat", Shape.Box.of(0, 0, 2, 2))));

        assertFalse(Files.exists(temp.resolve(VOC + "SegmentationClass/b.png")));
        assertEquals("", Files.readString(temp.resolve(VOC + "ImageSets/Segmentation/val.txt")));
        assertTrue(Files.readString(temp.resolve(VOC + "Annotations/b.xml")).contains("<segmented>0</segmented>"));
    }

    @Test
    void whatLiesInFrontHasThePixel() throws Exception {
        Trial written = write(
                Map.of(),
                picture(
                        "a",
                        Split.NONE,
                        at(1, Annotation.of("front", "cat", block(0, 0, 2, 1))),
                        at(0, Annotation.of("back", "dog", block(1, 0, 2, 1)))));

        assertArrayEquals(
                new int[] {1, 1, 2, 0, 0, 0},
                Arrays.copyOf(
                        PngReader.read(temp.resolve(VOC + "SegmentationObject/a.png"), Limits.USUAL)
                                .values(),
                        6));
        assertEquals(List.of("mask.overlap-cut"), written.lossCodes());
        assertEquals("back", written.losses().get(0).annotation());
    }

    @Test
    void objectsBeyondTheNumbersKeepTheirBoxes() throws Exception {
        List<Annotation> many = IntStream.range(0, 256)
                .mapToObj(i -> Annotation.of("m" + i, "cat", block(i % 6, i / 6 % 4, 1, 1)))
                .toList();
        Trial written = write(Map.of(), picture("a", Split.NONE, many.toArray(Annotation[]::new)));

        assertEquals(
                2,
                written.lossCodes().stream()
                        .filter("mask.too-many-instances"::equals)
                        .count());
    }

    @Test
    void masksAndTagsComeBack() throws Exception {
        Item item = picture(
                "a",
                Split.TRAIN,
                Annotation.of("1", "dog", block(1, 0, 2, 2)),
                Annotation.of("2", "cat", Shape.Box.of(4, 2, 2, 2)),
                Annotation.of("tag-cat", "cat", new Shape.Whole()));
        // A tag of a class that the picture has an object of says nothing new, so it is read of the other picture only.
        Item tagged = picture("b", Split.TRAIN, Annotation.of("tag-cat", "cat", new Shape.Whole()));
        write(Map.of(), item, tagged);

        assertEquals(
                " ",
                Files.readString(temp.resolve(VOC + "ImageSets/Main/cat_train.txt"))
                        .substring(1, 2));
        assertEquals("a  1\nb  1\n", Files.readString(temp.resolve(VOC + "ImageSets/Main/cat_train.txt")));
        Trial back = read();
        assertEquals(List.of(), back.errors());
        assertEquals(item.annotations().subList(0, 2), back.items().get(0).annotations());
        assertEquals(tagged.annotations(), back.items().get(1).annotations());
    }

    /** The rest of a covered region and its box are one object, so that writing them again gives the same files. */
    @Test
    void exportOfAnExportIsTheSame() throws Exception {
        write(
                Map.of(),
                picture(
                        "a",
                        Split.TRAIN,
                        Annotation.of("back", "dog", block(0, 0, 4, 2)),
                        Annotation.of("front", "cat", block(2, 0, 4, 2))));
        Map<String, String> first = files();
        List<Item> items = read().items();
        assertEquals(3, items.get(0).annotations().size(), "a box, what is left of its region, and a region");

        try (var old = Files.walk(temp)) {
            for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(temp)) {
                    Files.delete(path);
                }
            }
        }
        write(Map.of(), items.get(0));

        Map<String, String> second = files();
        second.replaceAll((name, content) -> content.replaceAll("(?s)\\s*<attributes>.*?</attributes>", ""));
        assertEquals(first, second);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var all = Files.walk(temp)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                files.put(temp.relativize(path).toString(), Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    void pictureThatDoesNotFitIsReportedAndBoxesStay() throws Exception {
        write(Map.of(), picture("a", Split.NONE, Annotation.of("1", "dog", block(1, 0, 2, 2))));
        Path objects = temp.resolve(VOC + "SegmentationObject/a.png");
        Files.write(objects, new byte[] {1, 2, 3});

        Trial back = read();

        assertEquals(List.of("voc.mask-unreadable"), back.lossCodes());
        assertEquals(1, back.items().get(0).annotations().size());
    }

    @Test
    void picturesOfObjectsAndOfClassesThatHaveGoneAreTold() throws Exception {
        write(Map.of(), picture("a", Split.NONE, Annotation.of("1", "dog", block(1, 0, 2, 2))));
        Files.delete(temp.resolve(VOC + "SegmentationObject/a.png"));
        assertEquals(List.of("voc.objects-missing"), read().lossCodes());

        Files.delete(temp.resolve(VOC + "SegmentationClass/a.png"));
        assertEquals(List.of("voc.masks-missing"), read().lossCodes());
    }

    @Test
    void tooManyClassesForPixelsAreRefusedWithAWayOut() {
        List<Category> categories = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            categories.add(Category.of("c" + i));
        }
        ExportException e = assertThrows(
                ExportException.class,
                () -> Trial.write(
                        new VocConverter(),
                        Map.of(),
                        new Taxonomy(categories),
                        List.of(picture("a", Split.NONE, Annotation.of("1", "c1", block(0, 0, 1, 1)))),
                        temp));
        assertEquals("voc.too-many-classes", e.code());
    }
}

package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.LabelImage;
import org.labelport.raster.Palettes;
import org.labelport.raster.PngReader;
import org.labelport.raster.PngWriter;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

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
    void segmentationPicturesWithoutXmlFilesAreReadAsCvatExportsThem() throws Exception {
        Media.Image size = Media.Image.of(Blob.ABSENT, 12, 8); // as the trial measures all files
        List<Annotation> cats =
                List.of(Annotation.of("1", "cat", block(0, 0, 2, 2)), Annotation.of("2", "cat", block(3, 0, 2, 2)));
        List<Annotation> dogs = List.of(Annotation.of("1", "dog", block(1, 1, 3, 2)));
        write(
                Map.of(),
                Item.of("a", "a.jpg", size, cats).withSplit(Split.TRAIN),
                Item.of("b", "sub/b.jpg", size, dogs).withSplit(Split.VALIDATION));
        Path root = temp.resolve(VOC);
        Files.delete(root.resolve("Annotations/a.xml"));
        Files.delete(root.resolve("Annotations/sub/b.xml"));
        Files.createDirectories(root.resolve("JPEGImages"));
        Files.copy(root.resolve("SegmentationClass/a.png"), root.resolve("JPEGImages/none.png"));
        Files.writeString(root.resolve("ImageSets/Segmentation/test.txt"), "none\n\nmissing\n");
        Path main = root.resolve("ImageSets/Main");
        for (String set : List.of("train", "val", "trainval")) {
            Files.deleteIfExists(main.resolve(set + ".txt"));
        }

        Trial read = Trial.read(new VocTarget(), Map.of("path", root.toString()), temp.resolve("scratch"));

        Files.delete(root.resolve("Annotations/sub"));
        Files.delete(root.resolve("Annotations"));
        assertEquals(read.ids(), read().ids(), "found below the given folder, too");
        assertEquals(List.of(), read.errors());
        assertEquals(List.of("a", "none", "sub/b"), read.ids());
        assertEquals(
                List.of(Split.TRAIN, Split.TEST, Split.VALIDATION),
                read.items().stream().map(Item::split).toList());
        assertEquals(
                List.of(block(0, 0, 2, 2), block(3, 0, 2, 2)),
                read.annotations(0).stream().map(Annotation::shape).toList());
        assertEquals(List.of(), read.annotations(1));
        assertEquals("dog", read.annotations(2).get(0).category());
        assertEquals(size, read.items().get(2).media());
        assertEquals(List.of("voc.set-unknown"), read.lossCodes());
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
                java.util.Arrays.copyOf(
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

    @Test
    void drawnBoxesStayBesideTheirMasks() throws Exception {
        Path root = Files.createDirectories(temp.resolve("VOC2012/Annotations")).getParent();
        Files.writeString(root.resolve("Annotations/a.xml"), """
                <annotation><filename>a.jpg</filename><size><width>6</width><height>4</height></size>
                <segmented>1</segmented>
                <object><name>cat</name><bndbox><xmin>0</xmin><ymin>0</ymin><xmax>6</xmax><ymax>4</ymax></bndbox></object>
                </annotation>""");
        Files.writeString(root.resolve("labelmap.txt"), "background:0,0,0::\ncat:128,0,0::\n");
        int[] values = new int[24];
        values[8] = 1;
        png(root.resolve("SegmentationObject/a.png"), values);
        png(root.resolve("SegmentationClass/a.png"), values);

        List<Annotation> annotations = read().items().get(0).annotations();

        assertEquals(
                List.of("1", "mask-1"), annotations.stream().map(Annotation::id).toList());
        assertEquals(
                List.of("object-1", "object-1"),
                annotations.stream().map(Annotation::group).toList());
        assertEquals(block(2, 1, 1, 1), annotations.get(1).shape());
        assertEquals("cat", annotations.get(1).category());
    }

    @Test
    void colorsAreTheNumbersThatVocGivesThemTo() throws Exception {
        Path root = Files.createDirectories(temp.resolve("VOC2012/Annotations")).getParent();
        Files.writeString(root.resolve("Annotations/a.xml"), """
                <annotation><filename>a.jpg</filename><size><width>6</width><height>4</height></size>
                <segmented>1</segmented>
                <object><name>cat</name><bndbox><xmin>2</xmin><ymin>1</ymin><xmax>3</xmax><ymax>2</ymax></bndbox></object>
                <object><name>cat</name><bndbox><xmin>0</xmin><ymin>0</ymin><xmax>6</xmax><ymax>4</ymax></bndbox></object>
                </annotation>""");
        Files.writeString(root.resolve("labelmap.txt"), "background:0,0,0::\ncat:128,0,0::\n");
        int[] objects = new int[24];
        objects[8] = Palettes.color(1);
        objects[9] = Palettes.color(255);
        objects[10] = Palettes.color(2);
        colors(root.resolve("SegmentationObject/a.png"), objects);
        int[] classes = objects.clone();
        classes[10] = Palettes.color(1);
        colors(root.resolve("SegmentationClass/a.png"), classes);

        List<Annotation> annotations = read().items().get(0).annotations();

        assertEquals(
                List.of("1 cat", "2 cat", "mask-2 cat"),
                annotations.stream()
                        .map(annotation -> annotation.id() + " " + annotation.category())
                        .toList());
        assertEquals(block(2, 1, 1, 1), annotations.get(0).shape());
        assertEquals(Shape.Box.of(0, 0, 6, 4), annotations.get(1).shape());
        assertEquals("", annotations.get(1).group() + annotations.get(2).group());
    }

    @Test
    void colorsOfSuperviselyNameTheClasses() throws Exception {
        Path root = Files.createDirectories(temp.resolve("VOC2012/Annotations")).getParent();
        Files.writeString(
                root.resolve("Annotations/a.xml"),
                "<annotation><filename>a.jpg</filename><size><width>6</width><height>4</height></size></annotation>");
        int[] palette = {0x102030, 0, 0xe0e0c0, 0x405060};
        int[] values = new int[24];
        Arrays.fill(values, 1);
        values[8] = 0;
        values[9] = 2;
        values[10] = 3;
        Path classes =
                Files.createDirectories(root.resolve("SegmentationClass")).resolve("a.png");
        for (boolean inPalette : List.of(true, false)) {
            Files.writeString(root.resolve("colors.txt"), "neutral 224 224 192\nbig cat 16 32 48\ndog 64 80 96\n");
            if (inPalette) {
                try (OutputStream out = Files.newOutputStream(classes)) {
                    PngWriter.palette(out, LabelCanvas.of(6, 4, values), palette);
                }
            } else {
                colors(
                        classes,
                        Arrays.stream(values).map(value -> palette[value]).toArray());
            }

            Trial read = read();

            assertEquals(List.of("big cat", "dog"), read.taxonomy().names());
            assertEquals(
                    Map.of("big cat", block(2, 1, 1, 1), "dog", block(4, 1, 1, 1)),
                    read.items().get(0).annotations().stream()
                            .collect(Collectors.toMap(Annotation::category, Annotation::shape)));
        }
        Files.writeString(root.resolve("colors.txt"), "16 32 48\n");
        assertEquals(List.of(), read().taxonomy().names());
    }

    private static void colors(Path file, int[] values) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            PngWriter.rgb(out, LabelCanvas.of(6, 4, values));
        }
    }

    @Test
    void eachSplitHasClassesSetsAndMasksOfItsOwn() throws Exception {
        int[] values = new int[24];
        values[8] = 1;
        String xml =
                "<annotation><filename>a.jpg</filename><size><width>6</width><height>4</height></size></annotation>";
        for (String split : List.of("train/", "valid/", "other/")) {
            boolean flat = split.equals("valid/");
            Path file = temp.resolve(split + (flat ? "" : "Annotations/") + "a.xml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, xml);
            Path picture = temp.resolve(split + (flat ? "" : "JPEGImages/") + "a.jpg");
            Files.createDirectories(picture.getParent());
            Files.writeString(picture, "pixels");
            png(temp.resolve(split + "SegmentationClass/a.png"), values);
            Path set = Files.createDirectories(temp.resolve(split + "ImageSets/Main"));
            Files.writeString(set.resolve(flat ? "default.txt" : "test.txt"), "a\n");
            Files.writeString(set.resolve(flat ? "sky_default.txt" : "sky_test.txt"), "a  1\n");
        }
        for (String split : List.of("train", "other")) {
            Files.writeString(
                    temp.resolve(split + "/labelmap.txt"), "background:0,0,0::\ncat:128,0,0::\nsky:1,1,1::\n");
        }
        Files.writeString(temp.resolve("valid/labelmap.txt"), "background:0,0,0::\ndog:128,0,0::\nsky:2,2,2::\n");

        Trial read = Trial.read(new VocTarget(), Map.of("path", temp.toString()), temp);

        assertEquals(List.of(), read.errors());
        assertEquals(List.of("voc.color-differs"), read.lossCodes());
        assertEquals(
                "valid/labelmap.txt gives 'sky' the color '#020202', an earlier label map '#010101', which is used",
                read.losses().get(0).detail());
        assertEquals(List.of("cat", "sky", "dog"), read.taxonomy().names());
        assertEquals(
                List.of(
                        "other/Annotations/a TEST [cat, sky]",
                        "train/Annotations/a TEST [cat, sky]",
                        "valid/a VALIDATION [dog, sky]"),
                read.items().stream()
                        .map(item -> item.id() + " " + item.split() + " "
                                + item.annotations().stream()
                                        .map(Annotation::category)
                                        .toList())
                        .toList());
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
            for (Path path : old.sorted(java.util.Comparator.reverseOrder()).toList()) {
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
        Map<String, String> files = new java.util.TreeMap<>();
        try (var all = Files.walk(temp)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        temp.relativize(path).toString(),
                        Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private static void png(Path file, int[] values) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            PngWriter.palette(out, LabelCanvas.of(6, 4, values), Palettes.voc());
        }
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
    void tooManyClassesForPixelsAreRefusedWithAWayOut() {
        List<Category> categories = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            categories.add(Category.of("c" + i));
        }
        ExportException e = org.junit.jupiter.api.Assertions.assertThrows(
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

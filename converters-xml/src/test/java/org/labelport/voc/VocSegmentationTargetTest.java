package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.Palettes;
import org.labelport.raster.PngWriter;
import org.labelport.testkit.trial.Trial;

/** Tests how pictures of segments are read that other programs have written. */
class VocSegmentationTargetTest extends VocFixture {

    private static Shape.Mask block(int x, int y, int width, int height) {
        return new Shape.Mask(x, y, width, height, new int[] {0, width * height});
    }

    @Test
    void segmentationPicturesWithoutXmlFilesAreReadAsCvatExportsThem() throws Exception {
        Media.Image size = Media.Image.of(Blob.ABSENT, 12, 8); // as the trial measures all files
        List<Annotation> cats =
                List.of(Annotation.of("1", "cat", block(0, 0, 2, 2)), Annotation.of("2", "cat", block(3, 0, 2, 2)));
        List<Annotation> dogs = List.of(Annotation.of("1", "dog", block(1, 1, 3, 2)));
        Trial.write(
                new VocConverter(),
                Map.of(),
                new Taxonomy(List.of(Category.of("cat"), Category.of("dog"))),
                List.of(
                        Item.of("a", "a.jpg", size, cats).withSplit(Split.TRAIN),
                        Item.of("b", "sub/b.jpg", size, dogs).withSplit(Split.VALIDATION)),
                temp);
        Path root = temp.resolve("VOCdevkit/VOC2012");
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
        assertEquals(read.ids(), read("").ids(), "found below the given folder, too");
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

        List<Annotation> annotations = read("").items().get(0).annotations();

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

        List<Annotation> annotations = read("").items().get(0).annotations();

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

            Trial read = read("");

            assertEquals(List.of("big cat", "dog"), read.taxonomy().names());
            assertEquals(
                    Map.of("big cat", block(2, 1, 1, 1), "dog", block(4, 1, 1, 1)),
                    read.items().get(0).annotations().stream()
                            .collect(Collectors.toMap(Annotation::category, Annotation::shape)));
        }
        Files.writeString(root.resolve("colors.txt"), "16 32 48\n");
        assertEquals(List.of(), read("").taxonomy().names());
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

    private static void png(Path file, int[] values) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            PngWriter.palette(out, LabelCanvas.of(6, 4, values), Palettes.voc());
        }
    }
}

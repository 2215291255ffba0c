package org.labelport.masks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.VerifyTrial;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngReader;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;
import org.labelport.verify.Problem;

/** Tests the rules of masks, and reading of valid and broken masks. */
final class MasksFilesTest extends MasksFixture {

    private LabelImage written(Map<String, ?> options, Taxonomy taxonomy, Item item) throws Exception {
        Trial trial = Trial.write(new MasksConverter(), options, taxonomy, List.of(item), folder);
        assertEquals(List.of(), trial.errors());
        return PngReader.read(folder.resolve("masks/train/a.png"), Limits.USUAL);
    }

    private static Annotation box(String id, String category, double x, double y, double width, double height) {
        return Annotation.of(id, category, Shape.Box.of(x, y, width, height));
    }

    @Test
    void backgroundIsZeroAndClassesFollow() throws Exception {
        LabelImage mask = written(
                Map.of(), MaskTrials.taxonomy("cat", "dog"), MaskTrials.item("a.jpg", box("m", "dog", 0, 0, 1, 1)));
        assertArrayEquals(MaskTrials.values(0, 2), mask.values());
        assertEquals(LabelImage.Kind.GRAY, mask.kind());
        assertEquals(8, mask.bits());
    }

    @Test
    void backgroundMayBeIgnoredInstead() throws Exception {
        LabelImage mask = written(
                Map.of("background", "ignore"),
                MaskTrials.taxonomy("cat", "dog"),
                MaskTrials.item("a.jpg", box("m", "cat", 0, 0, 1, 1)));
        assertArrayEquals(MaskTrials.values(255, 0), mask.values());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 200, 255})
    void whatIsIgnoredIsSaidWhereTheReaderLooks(int ignored) throws Exception {
        MaskTrials.picture(folder.resolve("images/train/a.jpg"));
        written(
                Map.of("background", "ignore", "ignore", Integer.toString(ignored)),
                MaskTrials.taxonomy("cat", "dog"),
                MaskTrials.item("a.jpg", box("m", "cat", 0, 0, 1, 1)));

        assertEquals(List.of(), verify());
        Trial read = read(Map.of());
        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of("cat"),
                read.items().get(0).annotations().stream()
                        .map(Annotation::category)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"void", "Background", "_other_"})
    void theFirstClassIsAClassWhenTheBackgroundIsIgnored(String name) throws Exception {
        MaskTrials.picture(folder.resolve("images/train/a.jpg"));
        Taxonomy taxonomy = MaskTrials.taxonomy(name, "dog");
        written(Map.of("background", "ignore"), taxonomy, MaskTrials.item("a.jpg", box("m", name, 0, 0, 1, 1)));

        assertEquals(List.of(), verify());
        Trial read = read(Map.of());
        assertEquals(taxonomy.names(), read.taxonomy().names());
        assertEquals(
                List.of(name),
                read.items().get(0).annotations().stream()
                        .map(Annotation::category)
                        .toList());
    }

    @Test
    void valuesAreNumbersAlsoBeyondThePalette() throws Exception {
        Files.writeString(folder.resolve("classes.json"), "[\"background\", \"cat\", \"dog\"]");
        MaskTrials.picture(folder.resolve("images/train/a.jpg"));
        MaskTrials.palette(folder.resolve("masks/train/a.png"), MaskTrials.values(0, 2), 0, 1);

        Trial read = read(Map.of());

        assertEquals(List.of(), read.errors());
        assertEquals("dog", read.items().get(0).annotations().get(0).category());
    }

    @Test
    void aPictureWithoutAnExtensionComesBack() throws Exception {
        Item item = MaskTrials.item("photo", box("m", "cat", 0, 0, 1, 1));
        Trial trial = Trial.write(new MasksConverter(), Map.of(), MaskTrials.taxonomy("cat"), List.of(item), folder);
        assertEquals(List.of("file.renamed", "geometry.as-mask"), trial.lossCodes());
        MaskTrials.picture(folder.resolve("images/train/photo.jpg"));

        assertEquals("cat", read(Map.of()).items().get(0).annotations().get(0).category());
    }

    @Test
    void emptyPictureHasAMaskOfBackground() throws Exception {
        LabelImage mask = written(Map.of(), MaskTrials.taxonomy("cat"), MaskTrials.item("a.jpg"));
        assertArrayEquals(new int[96], mask.values());
    }

    @Test
    void manyClassesTakeSixteenBits() throws Exception {
        Taxonomy many = MaskTrials.taxonomy(
                IntStream.range(0, 255).mapToObj(i -> "c" + i).toArray(String[]::new));
        LabelImage mask = written(Map.of(), many, MaskTrials.item("a.jpg", box("m", "c254", 0, 0, 1, 1)));
        assertEquals(16, mask.bits());
        assertEquals(255, mask.values()[0]);
        ExportException refused = assertThrows(
                ExportException.class,
                () -> Trial.write(new MasksConverter(), Map.of("mode", "palette"), many, List.of(), folder));
        assertEquals("option.conflict", refused.code());
    }

    /** Only masks of instances have numbers, which end. */
    @ParameterizedTest
    @CsvSource({"true, 2", "false, 0"})
    void objectsThatHaveNoNumberAreLeftOutWhereObjectsAreNumbered(boolean instances, int leftOut) throws Exception {
        int side = 256;
        List<Annotation> cells = IntStream.rangeClosed(0, 0xFFFF + 1)
                .mapToObj(i -> Annotation.of("c" + i, "cell", Shape.Box.of(i % side, i / side, 1, 1)))
                .toList();
        Item item = Item.of("a", "a.png", Media.Image.of(Blob.ABSENT, side, side + 1), cells);

        Trial trial = Trial.write(
                new MasksConverter(),
                Map.of("instances", instances),
                MaskTrials.taxonomy("cell"),
                List.of(item),
                folder);

        assertEquals(leftOut, Collections.frequency(trial.lossCodes(), "mask.too-many-instances"));
        int[] values = PngReader.read(folder.resolve("masks/train/a.png"), Limits.USUAL)
                .values();
        assertEquals(cells.size() - leftOut, IntStream.of(values).sum());
    }

    @Test
    void ignoreIsNoClass() {
        ExportException refused = assertThrows(
                ExportException.class,
                () -> Trial.write(
                        new MasksConverter(), Map.of("ignore", "1"), MaskTrials.taxonomy("cat"), List.of(), folder));
        assertEquals("option.invalid", refused.code());
    }

    @Test
    void moreClassesThanValuesAreRefused() {
        Taxonomy many = MaskTrials.taxonomy(
                IntStream.range(0, 65_535).mapToObj(i -> "c" + i).toArray(String[]::new));
        ExportException refused = assertThrows(
                ExportException.class, () -> Trial.write(new MasksConverter(), Map.of(), many, List.of(), folder));
        assertEquals("masks.too-many-classes", refused.code());
    }

    @Test
    void paletteKeepsTheOrderOfValues() throws Exception {
        LabelImage mask = written(
                Map.of("mode", "palette"),
                MaskTrials.taxonomy("cat", "dog"),
                MaskTrials.item("a.jpg", box("m", "dog", 0, 0, 1, 1)));
        assertEquals(LabelImage.Kind.PALETTE, mask.kind());
        assertArrayEquals(MaskTrials.values(0, 2), mask.values());
        assertEquals(0x008000, mask.palette()[2]);
    }

    @Test
    void objectsAreNumberedInASecondMask() throws Exception {
        written(
                Map.of("instances", "true"),
                MaskTrials.taxonomy("cat"),
                MaskTrials.item("a.jpg", box("m", "cat", 0, 0, 2, 1), box("n", "cat", 1, 0, 2, 1)));
        LabelImage objects = PngReader.read(folder.resolve("instances/train/a.png"), Limits.USUAL);
        assertEquals(16, objects.bits());
        assertArrayEquals(new int[] {1, 2, 2, 0}, Arrays.copyOf(objects.values(), 4));
    }

    @Test
    void goodFilesAreFaultless() throws Exception {
        good();
        assertEquals(List.of(), verify());
        Trial read = read(Map.of());
        Item item = read.items().get(0);
        assertEquals(Split.VALIDATION, item.split());
        assertEquals(List.of("cat", "dog"), read.taxonomy().names());
        assertEquals("dog", item.annotations().get(0).category());
        assertEquals(
                new Shape.Mask(0, 0, 1, 1, new int[] {0, 1}),
                item.annotations().get(0).shape());
    }

    @Test
    void whiteOnBlackIsSaidToBeNoClass() throws Exception {
        MaskTrials.picture(folder.resolve("images/a.jpg"));
        MaskTrials.gray8(folder.resolve("masks/a.png"), MaskTrials.values(0, 255));
        MaskTrials.picture(folder.resolve("images/b.jpg"));
        MaskTrials.gray8(folder.resolve("masks/b.png"), MaskTrials.values(0, 0));

        Trial read = read(Map.of());
        assertEquals(List.of("mask.ignored"), read.lossCodes());
        assertEquals(List.of(), read.items().get(0).annotations());

        Trial white = read(Map.of("ignore", 254));
        assertEquals(List.of(), white.lossCodes());
        assertEquals("class 255", white.items().get(0).annotations().get(0).category());

        MaskTrials.gray8(folder.resolve("masks/a.png"), MaskTrials.values(1, 255));
        assertEquals(List.of(), read(Map.of()).lossCodes());
    }

    @Test
    void valueWithoutAClass() throws Exception {
        good();
        MaskTrials.gray8(folder.resolve("masks/val/a.png"), MaskTrials.values(0, 9));
        assertEquals(List.of("rejected value-unknown"), verify());
        assertEquals(List.of("mask.value-unknown"), read(Map.of()).errorCodes());
        assertEquals(List.of(), read(Map.of("ignore", "9")).errorCodes());
    }

    @Test
    void otherSizeThanThePicture() throws Exception {
        good();
        MaskTrials.gray8(folder.resolve("masks/val/a.png"), new int[12]);
        assertEquals(List.of("rejected size"), verify());
        assertEquals(List.of("mask.size-mismatch"), read(Map.of()).errorCodes());
    }

    @Test
    void masksWithoutAPictureAreErrors() throws Exception {
        good();
        Files.copy(folder.resolve("masks/val/a.png"), folder.resolve("masks/val/alone.png"));
        Trial read = read(Map.of());
        assertEquals(List.of("mask.picture-missing"), read.errorCodes());
        assertEquals("val/alone", read.errors().get(0).item());
        assertEquals(1, read.items().size());
    }

    @Test
    void numbersMayBeRepeatedInThreeChannels() throws Exception {
        good();
        Path mask = folder.resolve("masks/val/a.png");
        Trial gray = read(Map.of());
        int[] values = PngReader.read(mask, Limits.USUAL).values();
        MaskTrials.rgb(
                mask, Arrays.stream(values).map(value -> value * 0x010101).toArray());

        Trial read = read(Map.of());

        assertFalse(read.annotations(0).isEmpty());
        assertEquals(gray.annotations(0), read.annotations(0));
        assertEquals(List.of("rejected kind"), verify());
    }

    @Test
    void wrongKindsOfFiles() throws Exception {
        good();
        Path mask = folder.resolve("masks/val/a.png");
        int[] colors = new int[96];
        colors[0] = 0xff0000;
        MaskTrials.rgb(mask, colors);
        assertEquals(List.of("rejected kind"), verify());
        assertEquals(List.of("mask.unreadable"), read(Map.of()).errorCodes());
        MaskTrials.gray16(mask, new int[96]);
        assertEquals(List.of("damaged bits"), verify());
        Files.writeString(mask, "no picture at all, but longer than the header of a PNG");
        assertEquals(List.of("rejected unreadable"), verify());
        assertEquals(List.of("mask.unreadable"), read(Map.of()).errorCodes());
        MaskTrials.gray16(mask, new int[96]);
        byte[] png = Files.readAllBytes(mask);
        Files.write(mask, Arrays.copyOf(png, png.length / 2));
        assertEquals(
                "the mask cannot be read: " + mask + ": it is damaged or cut off: it ends in the middle. Replace it.",
                read(Map.of()).errors().get(0).message());
        Files.delete(mask);
        assertEquals(List.of("rejected mask-missing"), verify());
        assertEquals(List.of("mask.missing"), read(Map.of()).lossCodes());
        MaskTrials.picture(folder.resolve("masks/val/a.jpg"));
        assertEquals(List.of("rejected mask-missing", "rejected lossy"), verify());
    }

    @Test
    void picturesThatAreMissingOrShareAMask() throws Exception {
        good();
        MaskTrials.gray8(folder.resolve("masks/val/b.png"), new int[96]);
        assertEquals(List.of("rejected picture-missing"), verify());
        MaskTrials.picture(folder.resolve("images/val/b.jpg"));
        MaskTrials.picture(folder.resolve("images/val/b.png"));
        assertEquals(List.of("remark suffixes-mixed", "damaged stem"), verify());
    }

    @Test
    void listsThatDiffer() throws Exception {
        good();
        Files.writeString(folder.resolve("dataset_meta.json"), "{\"label_map\":{\"1\":\"dog\",\"2\":\"cat\"}}");
        assertEquals(List.of("damaged meta"), verify());
        for (String classes : List.of("[{\"name\":\"cat\"}]", "[\"cat\",\"\"]")) {
            Files.writeString(folder.resolve("classes.json"), classes);
            assertEquals(List.of("rejected classes", "remark classes"), verify());
            assertEquals(
                    "masks.classes",
                    assertThrows(ExportException.class, () -> read(Map.of())).code());
        }
    }

    @Test
    void aListThatIsNoJsonIsNamedOnce() throws Exception {
        good();
        Files.writeString(folder.resolve("classes.json"), "[\n{");
        Problem first = VerifyTrial.of(new MasksConverter(), folder).problems().get(0);
        assertEquals("classes.json:2", first.file() + ":" + first.line());
        assertEquals("it is not valid JSON: it ends in the middle. Correct it.", first.message());
    }

    @Test
    void coloursThatAreNoneOrEqualAreTold() throws Exception {
        good();
        Files.writeString(
                folder.resolve("classes.json"),
                "[{\"index\":0,\"name\":\"background\",\"color\":[0,0,0]},"
                        + "{\"index\":1,\"name\":\"cat\",\"color\":[0,0,0]},"
                        + "{\"index\":2,\"name\":\"dog\",\"color\":[1,2,3,\"4\"]}]");

        assertEquals(List.of("damaged colors", "remark colors"), verify());
        Trial read = read(Map.of());
        assertEquals(List.of("category.color-dropped"), read.lossCodes());
        assertEquals(
                "classes.json: the colour of 'dog' is not a list of red, green and blue from 0 to 255, so that the class"
                        + " has none. Correct it.",
                read.losses().get(0).detail());
    }

    @Test
    void aBrokenListBesideAGoodOneEndsTheRunInOneLine() throws Exception {
        good();
        Path meta = folder.resolve("dataset_meta.json");
        Files.writeString(meta, "{\"ignore_index\": }");

        assertEquals(
                "masks.classes: " + meta + ", line 1: it is not valid JSON: Unexpected character '}': expected"
                        + " a value. Correct that file.",
                assertThrows(ExportException.class, () -> read(Map.of())).line());
    }

    @Test
    void objectOfTwoClasses() throws Exception {
        good();
        MaskTrials.gray16(folder.resolve("instances/val/a.png"), MaskTrials.values(5, 5));
        assertEquals(List.of("damaged instances"), verify());
        MaskTrials.gray8(folder.resolve("instances/val/a.png"), MaskTrials.values(0, 5));
        assertEquals(List.of("damaged bits"), verify());
    }
}

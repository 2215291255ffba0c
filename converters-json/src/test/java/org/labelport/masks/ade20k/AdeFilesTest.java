package org.labelport.masks.ade20k;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.limits.Limits;
import org.labelport.masks.MaskTrials;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.PngReader;
import org.labelport.raster.PngWriter;
import org.labelport.testkit.trial.Trial;

/** Tests the rules of ADE20K, and broken files. */
final class AdeFilesTest {

    private static final String OBJECTS =
            "{\"annotation\":{\"object\":[{\"name\":\"caf\u00e9\",\"raw_name\":\"caf\u00e9\","
                    + "\"name_ndx\":401,\"occluded\":\"yes\",\"instance_mask\":\"a/instance_000_a.png\"}]}}";

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Path file(String name) {
        return folder.resolve("validation/street/" + name);
    }

    @BeforeEach
    void writeGoodFiles() throws Exception {
        MaskTrials.picture(file("a.jpg"));
        // Class 401 = 10 / 10 * 256 + 145, object 9.
        MaskTrials.rgb(file("a_seg.png"), MaskTrials.values(0, 10 << 16 | 145 << 8 | 9));
        MaskTrials.gray8(file("a/instance_000_a.png"), MaskTrials.values(0, 255));
        Files.write(file("a.json"), OBJECTS.getBytes(StandardCharsets.ISO_8859_1));
    }

    private List<String> verify() throws Exception {
        return MaskTrials.verify(new AdeConverter(), folder, scratch);
    }

    private Trial read() throws Exception {
        return Trial.read(new AdeTarget(), Map.of("path", folder.toString()), scratch);
    }

    @Test
    void masksWithoutAPictureAreErrors() throws Exception {
        Files.delete(file("a.jpg"));
        assertEquals(List.of("mask.picture-missing"), read().errorCodes());
        assertEquals(0, read().items().size());
    }

    @Test
    void goodFilesAreFaultlessAndRead() throws Exception {
        assertEquals(List.of(), verify());
        Trial read = read();
        assertEquals(1, read.items().size());
        Item item = read.items().get(0);
        assertEquals("street/a.jpg", item.path());
        Annotation object = item.annotations().get(0);
        assertEquals("café", object.category());
        assertTrue(Attributes.isSet(object.attributes(), Attributes.OCCLUDED));
        assertEquals(new Shape.Mask(0, 0, 1, 1, new int[] {0, 1}), object.shape());
    }

    @Test
    void masksOfPicturesOfAnyKindAreUsed() throws Exception {
        for (String extension : List.of(".tif", ".JPEG")) {
            Path data = Files.createDirectory(scratch.resolve("data" + extension));
            MaskTrials.picture(data.resolve("images/training/a" + extension));
            MaskTrials.gray8(data.resolve("annotations/training/a.png"), MaskTrials.values(0, 1));
            assertEquals(List.of("remark not-jpeg"), MaskTrials.verify(new AdeConverter(), data, scratch), extension);
        }
    }

    @Test
    void coloursMayBeStoredWithAPalette() throws Exception {
        List<Item> items = read().items();
        try (OutputStream out = Files.newOutputStream(file("a_seg.png"))) {
            LabelCanvas pixels = LabelCanvas.of(12, 8, MaskTrials.values(1, 0));
            PngWriter.palette(out, pixels, new int[] {10 << 16 | 145 << 8 | 9, 0});
        }
        Trial read = read();
        assertEquals(List.of(), read.errors());
        assertEquals(items, read.items());
        assertEquals(List.of("rejected kind"), verify());
    }

    @Test
    void valuesBeyondThePaletteAreAnErrorOfThePicture() throws Exception {
        MaskTrials.palette(file("a_seg.png"), MaskTrials.values(1, 9), 10 << 16 | 145 << 8 | 9, 0);
        assertEquals(List.of("mask.unreadable"), read().errorCodes());
    }

    @Test
    void whatTheListSaysOfObjectsAndTheSceneIsRead() throws Exception {
        Files.writeString(
                file("a.json"),
                OBJECTS.replace("\"object\"", "\"scene\":[\"outdoor\",\"street\"],\"object\"")
                        .replace(
                                "\"occluded\":\"yes\"",
                                "\"occluded\":\"no\",\"crop\":\"1\",\"attributes\":[\"moving\",\"red\"]"),
                StandardCharsets.ISO_8859_1);
        Item item = read().items().get(0);
        assertEquals(Map.of("scene", new Value.Choices(List.of("outdoor", "street"))), item.attributes());
        assertEquals(
                Map.of(
                        Attributes.TRUNCATED,
                        new Value.Flag(true),
                        "attributes",
                        new Value.Choices(List.of("moving", "red"))),
                item.annotations().get(0).attributes());

        Path out = folder.resolve("out");
        Trial written = Trial.write(new AdeConverter(), Map.of(), MaskTrials.taxonomy("café"), List.of(item), out);
        assertEquals(List.of("attribute.dropped"), written.lossCodes());
        assertTrue(
                Files.readString(out.resolve("validation/street/a.json"))
                        .contains(
                                "\"attributes\": [\"moving\", \"red\"], \"depth_ordering_rank\": 1, \"occluded\": \"no\", \"crop\": true"));

        Files.writeString(
                file("a.json"),
                OBJECTS.replace("\"occluded\":\"yes\"", "\"crop\":false,\"attributes\":\"moving\""),
                StandardCharsets.ISO_8859_1);
        assertEquals(
                Map.of("attributes", new Value.Choices(List.of("moving"))),
                read().items().get(0).annotations().get(0).attributes());
    }

    @Test
    void picturesThatDatumaroTakesForMasks() throws Exception {
        MaskTrials.picture(file("instance_of.jpg"));
        assertEquals(List.of("damaged name", "rejected mask-missing"), verify());
    }

    @Test
    void namesMayHoldTwoDots() throws Exception {
        MaskTrials.picture(file("b..c.jpg"));
        MaskTrials.rgb(file("b..c_seg.png"), MaskTrials.values(0, 10 << 16 | 145 << 8 | 9));
        MaskTrials.gray8(file("b..c/instance_000_b..c.png"), MaskTrials.values(0, 255));
        String objects = OBJECTS.replace("a/instance_000_a", "b..c/instance_000_b..c");
        Files.write(file("b..c.json"), objects.getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(List.of(), verify());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/instance\\u0000_000_a.png", "../street/a/instance_000_a.png", "/a.png", ""})
    void namesOfMasksThatAreNone(String mask) throws Exception {
        Files.writeString(file("a.json"), OBJECTS.replace("a/instance_000_a.png", mask));
        assertEquals(List.of("rejected mask-missing"), verify());
    }

    @Test
    void filesThatAreMissing() throws Exception {
        Files.delete(file("a/instance_000_a.png"));
        assertEquals(List.of("rejected mask-missing"), verify());
        Files.delete(file("a.json"));
        assertEquals(List.of("rejected mask-missing", "rejected json"), verify());
        assertEquals(List.of("mask.value-unknown"), read().errorCodes());
        Files.delete(file("a_seg.png"));
        assertEquals(List.of("rejected mask-missing"), verify());
        assertEquals(List.of("mask.missing"), read().lossCodes());
    }

    @Test
    void listsThatDoNotFit() throws Exception {
        Files.writeString(file("a.json"), "{\"annotation\":{\"object\":[]}}");
        assertEquals(List.of("rejected no-objects"), verify());
        Files.writeString(file("a.json"), OBJECTS.replace("401", "5"));
        assertEquals(List.of("rejected class-unknown"), verify());
        Files.writeString(file("a.json"), OBJECTS);
        MaskTrials.rgb(file("a_seg.png"), MaskTrials.values(10 << 16 | 145 << 8 | 2, 10 << 16 | 145 << 8 | 9));
        assertEquals(List.of("damaged objects"), verify());
        MaskTrials.gray8(file("a_seg.png"), MaskTrials.values(0, 9));
        assertEquals(List.of("rejected kind"), verify());
        assertEquals(List.of("mask.unreadable"), read().errorCodes());
        MaskTrials.rgb(file("a_seg.png"), new int[12]);
        assertEquals(List.of("mask.size-mismatch"), read().errorCodes());
    }

    @Test
    void classesBeyond255UseRed() throws Exception {
        Item item = MaskTrials.item("a.jpg", Annotation.of("m", "c300", Shape.Box.of(0, 0, 1, 1)));
        Trial.write(
                new AdeConverter(),
                Map.of(),
                MaskTrials.taxonomy(
                        IntStream.range(0, 400).mapToObj(i -> "c" + i).toArray(String[]::new)),
                List.of(item),
                folder.resolve("out"));
        assertEquals(
                10 << 16 | 45 << 8 | 1,
                PngReader.read(folder.resolve("out/training/a_seg.png"), Limits.USUAL)
                        .values()[0]);
    }

    @Test
    void partsHavePicturesOfTheirOwnAndComeBack() throws Exception {
        Item plain = MaskTrials.item(
                "a.jpg",
                Annotation.of("wheel", "wheel", Shape.Box.of(1, 0, 1, 8)),
                Annotation.of("car", "car", Shape.Box.of(0, 0, 3, 8)),
                Annotation.of("rim", "rim", Shape.Box.of(1, 0, 1, 4)));
        Item item = new Item(
                plain.id(),
                plain.path(),
                plain.split(),
                Optional.empty(),
                plain.media(),
                plain.annotations(),
                List.of(
                        new Relation("1", "part of", List.of("wheel"), List.of("car")),
                        new Relation("2", "hasparts", List.of("wheel"), List.of("rim")),
                        new Relation("3", "near", List.of("wheel"), List.of("car"))),
                Map.of());
        Path out = folder.resolve("out");
        Trial written = Trial.write(
                new AdeConverter(), Map.of(), MaskTrials.taxonomy("car", "wheel", "rim"), List.of(item), out);
        assertEquals(
                1,
                written.lossCodes().stream().filter("relation.dropped"::equals).count());
        assertEquals(
                List.of(),
                MaskTrials.verify(new AdeConverter(), out, scratch).stream()
                        .filter(problem -> !problem.startsWith("remark"))
                        .toList());
        List<Integer> seen = new ArrayList<>();
        for (String name : List.of("a_seg", "a_parts_1", "a_parts_2")) {
            seen.add(PngReader.read(out.resolve("training/" + name + ".png"), Limits.USUAL)
                    .values()[1]);
        }
        assertEquals(List.of(1 << 8 | 1, 2 << 8 | 1, 3 << 8 | 1), seen);
        MaskTrials.picture(out.resolve("training/a.jpg"));
        Item read = Trial.read(new AdeTarget(), Map.of("path", out.toString()), scratch)
                .items()
                .get(0);
        assertEquals(
                List.of("car", "wheel", "rim"),
                read.annotations().stream().map(Annotation::category).toList());
        assertEquals(
                List.of("1/2/1 of 1/1", "2/3/1 of 1/2/1"),
                read.relations().stream()
                        .map(relation ->
                                relation.from().get(0) + " of " + relation.to().get(0))
                        .toList());
        Files.delete(out.resolve("training/a_parts_2.png"));
        assertEquals(List.of("damaged mask-missing"), MaskTrials.verify(new AdeConverter(), out, scratch));
    }

    @Test
    void partsOfThemselvesAreObjects() throws Exception {
        Item plain = MaskTrials.item("a.jpg", Annotation.of("a", "cat", Shape.Box.of(0, 0, 1, 1)));
        Item item = new Item(
                plain.id(),
                plain.path(),
                plain.split(),
                Optional.empty(),
                plain.media(),
                plain.annotations(),
                List.of(new Relation("1", "ispartof", List.of("a"), List.of("a"))),
                Map.of());
        Trial written = Trial.write(
                new AdeConverter(), Map.of(), MaskTrials.taxonomy("cat"), List.of(item), folder.resolve("out"));
        assertEquals(true, written.lossCodes().contains("relation.dropped"));
        assertEquals(false, Files.exists(folder.resolve("out/training/a_parts_1.png")));
    }

    @Test
    void objectsAfterThe255thAreDropped() throws Exception {
        List<Annotation> many = new ArrayList<>();
        IntStream.range(0, 260).forEach(i -> many.add(Annotation.of("m" + i, "cat", Shape.Box.of(i, 0, 1, 1))));
        Item item = Item.of("a", "a.jpg", Media.Image.of(Blob.ABSENT, 300, 1), many);
        Trial trial = Trial.write(
                new AdeConverter(), Map.of(), MaskTrials.taxonomy("cat"), List.of(item), folder.resolve("out"));
        assertEquals(
                5,
                trial.lossCodes().stream()
                        .filter("mask.too-many-instances"::equals)
                        .count());
    }

    @Test
    void pictureCalledJpgInCapitalsIsNotWhatReadersLookFor() throws Exception {
        Annotation cat = Annotation.of("m", "cat", Shape.Box.of(0, 0, 1, 1));
        Trial trial = Trial.write(
                new AdeConverter(),
                Map.of(),
                MaskTrials.taxonomy("cat"),
                List.of(MaskTrials.item("a.JPG", cat), MaskTrials.item("b.jpg", cat)),
                folder.resolve("out"));

        assertEquals(
                1, trial.lossCodes().stream().filter("image.not-jpeg"::equals).count());
    }

    @Test
    void namesOfWhatLiesBesidePicturesAreChanged() throws Exception {
        Annotation cat = Annotation.of("m", "cat", Shape.Box.of(0, 0, 1, 1));
        Trial trial = Trial.write(
                new AdeConverter(),
                Map.of(),
                MaskTrials.taxonomy("cat"),
                List.of(
                        MaskTrials.item("a_seg.jpg", cat),
                        MaskTrials.item("a/instance_of.jpg", cat),
                        MaskTrials.item("b .jpg", cat),
                        MaskTrials.item("c.jpg", cat),
                        MaskTrials.item("c.jpg.jpg", cat),
                        MaskTrials.item("c.json.jpg", cat)),
                folder.resolve("out"));
        assertEquals(List.of(), trial.errors());
        assertTrue(Files.exists(folder.resolve("out/training/c_jpg/instance_000_c_jpg.png")));
        assertTrue(Files.exists(folder.resolve("out/training/c_json/instance_000_c_json.png")));
        assertTrue(Files.exists(folder.resolve("out/training/b_/instance_000_b_.png")), "no folder ends with a blank");
        assertTrue(Files.exists(folder.resolve("out/training/a_seg__seg.png")));
        assertTrue(Files.exists(folder.resolve("out/training/a/_instance_of_seg.png")));
        assertEquals(
                5, trial.lossCodes().stream().filter("file.renamed"::equals).count());
    }

    @Test
    void sceneParsingIsReadByItsTable() throws Exception {
        Path scene = folder.resolve("scene");
        MaskTrials.picture(scene.resolve("images/validation/a.jpg"));
        MaskTrials.gray8(scene.resolve("annotations/validation/a.png"), MaskTrials.values(0, 2));
        Files.writeString(
                scene.resolve("objectInfo150.txt"),
                "Idx\tRatio\tTrain\tVal\tStuff\tName\n1\t0.1\t1\t1\t1\twall\n2\t0.1\t1\t1\t1\tbuilding, edifice\n");
        Trial read = Trial.read(new AdeTarget(), Map.of("path", scene.toString()), scratch);
        assertEquals(
                "building, edifice", read.items().get(0).annotations().get(0).category());
        assertEquals(List.of(), MaskTrials.verify(new AdeConverter(), scene, scratch));
        Files.copy(scene.resolve("annotations/validation/a.png"), scene.resolve("annotations/validation/alone.png"));
        assertEquals(
                List.of("mask.picture-missing"),
                Trial.read(new AdeTarget(), Map.of("path", scene.toString()), scratch)
                        .errorCodes());
        Files.delete(scene.resolve("annotations/validation/alone.png"));
        MaskTrials.gray8(scene.resolve("annotations/validation/a.png"), MaskTrials.values(0, 3));
        assertEquals(List.of("rejected class-unknown"), MaskTrials.verify(new AdeConverter(), scene, scratch));
    }
}

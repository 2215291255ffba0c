package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.PngWriter;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;
import org.labelport.testsupport.ShortPalette;
import org.labelport.verify.Problem;

/** Broken panoptic files, and wrong options. */
final class PanopticFilesTest extends PanopticTrying {

    @Test
    void goodFileIsFaultlessAndReadsAsMask() throws Exception {
        assertEquals(List.of(), verify(GOOD));
        Trial read = read(GOOD);
        assertEquals(List.of(), read.errors());
        Annotation car = read.items().get(0).annotations().get(0);
        assertEquals("car", car.category());
        assertEquals(new Shape.Mask(0, 0, 2, 1, new int[] {0, 2}), car.shape());
        assertEquals("#010203", read.taxonomy().categories().get(0).color());
    }

    @Test
    void aColourThatCannotBeReadIsReported() throws Exception {
        for (String color : List.of("[1,2,300]", "[1,2]", "\"#010203\"", "[1,2,3,\"a\"]")) {
            Trial read = read(GOOD.replace("[1,2,3]", color));
            assertEquals("", read.taxonomy().categories().get(0).color(), color);
            assertEquals(List.of("attribute.dropped"), read.lossCodes(), color);
        }
        assertEquals(List.of(), read(GOOD.replace("[1,2,3]", "null")).lossCodes());
    }

    @Test
    void whatIsNotReadIsToldOnce() throws Exception {
        String more = GOOD.replace("{\"images\"", "{\"info\":{\"year\":2020},\"licenses\":[],\"extra\":[1],\"images\"")
                .replace("\"width\":4", "\"license\":1,\"weather\":\"fog\",\"flickr_url\":\"\",\"width\":4")
                .replace("\"iscrowd\":0", "\"iscrowd\":0,\"score\":0.5,\"note\":null")
                .replace("\"isthing\":1", "\"isthing\":1,\"alias\":\"auto\"");

        Trial read = read(more);

        String file = "panoptic_train.json: ";
        assertEquals(
                List.of(
                        file + "'top level.extra' is not read: it is not a key of COCO files",
                        file + "'images.weather' is not read: there is no place for it",
                        file + "'categories.alias' is not read: there is no place for it",
                        file + "where the data comes from is not read, since items have no place for it:"
                                + " info, license of images (1)",
                        file + "'segments_info.score' is not read: there is no place for it"),
                read.losses().stream().map(Loss::detail).toList());
    }

    @Test
    void aFileOfNoKindIsNamed() throws Exception {
        Files.writeString(folder.resolve("annotations/copy of panoptic_train.json"), GOOD);
        assertEquals(List.of("coco.file-ignored"), read(GOOD).lossCodes());
    }

    @Test
    void coloursMayBeStoredWithAPalette() throws Exception {
        Path png = folder.resolve("annotations/panoptic_train/a.png");
        try (OutputStream out = Files.newOutputStream(png)) {
            PngWriter.palette(out, LabelCanvas.of(4, 2, new int[] {0, 0, 1, 1, 1, 1, 1, 1}), new int[] {0x070000, 0});
        }
        Trial read = read(GOOD);
        assertEquals(List.of(), read.errors());
        assertEquals(
                new Shape.Mask(0, 0, 2, 1, new int[] {0, 2}),
                read.items().get(0).annotations().get(0).shape());
        assertEquals(List.of("kind"), verify(GOOD), "panopticapi reads the numbers");
    }

    @Test
    void valuesBeyondThePaletteAreAnErrorOfThePicture() throws Exception {
        Path png = folder.resolve("annotations/panoptic_train/a.png");
        try (OutputStream out = Files.newOutputStream(png)) {
            PngWriter.gray8(out, LabelCanvas.of(4, 2, new int[] {0, 0, 1, 1, 1, 1, 1, 9}));
        }
        Files.write(png, ShortPalette.of(Files.readAllBytes(png), 0x070000, 0));

        Trial read = read(GOOD);

        assertEquals(List.of("mask.unreadable"), read.errorCodes());
        assertEquals(
                "panoptic_train.json: " + png.toRealPath()
                        + ": the pixel at 3, 1 has the value 9, and the palette 2 colours." + " Save it as an RGB PNG.",
                read.errors().get(0).message());
    }

    @Test
    void blackAloneMayBeGray() throws Exception {
        Path png = folder.resolve("annotations/panoptic_train/a.png");
        try (OutputStream out = Files.newOutputStream(png)) {
            PngWriter.gray8(out, LabelCanvas.of(4, 2, new int[8]));
        }
        assertEquals(List.of("segment.empty"), read(GOOD).errorCodes());
    }

    @Test
    void idsUseAllThreeColours() throws Exception {
        paint(66051, 66051, 0, 0, 0, 0, 0, 0);
        assertEquals(
                1,
                read(GOOD.replace("\"id\":7", "\"id\":66051"))
                        .items()
                        .get(0)
                        .annotations()
                        .size());
    }

    @Test
    void imagesAndCategoriesWithoutTheirKeys() throws Exception {
        assertEquals(List.of("image", "size"), verify(GOOD.replace("\"width\":4,", "")));
        assertEquals(List.of("category", "category-unknown"), verify(GOOD.replace("\"name\":\"car\",", "")));
        assertEquals(List.of("segment-id", "segment-unlisted"), verify(GOOD.replace("\"id\":7", "\"id\":0")));
        assertEquals(List.of("isthing"), verify(GOOD.replace("\"isthing\":1", "\"isthing\":2")));
        assertEquals(
                List.of("id-duplicate"),
                verify(GOOD.replace("\"categories\":[", "\"categories\":[{\"id\":1,\"name\":\"bus\",\"isthing\":0},")));
    }

    /** The verifier and the reader tell of it, and what else there is counts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"images\":[|{\"id\":2}|image|image.invalid",
                "\"images\":[|{\"file_name\":\"b.jpg\"}|image|image.invalid",
                "\"images\":[|{\"id\":1,\"file_name\":\"b.jpg\",\"width\":4,\"height\":2}|id-duplicate|id.duplicate",
                "\"segments_info\":[|{\"id\":0,\"category_id\":1}|segment-id|annotation.invalid",
                "\"segments_info\":[|{\"id\":16777216,\"category_id\":1}|segment-id|annotation.invalid",
                "\"segments_info\":[|{\"id\":7,\"category_id\":1,\"area\":2,\"bbox\":[0,0,2,1],\"iscrowd\":0}"
                        + "|id-duplicate|id.duplicate",
            })
    void anEntryThatCannotBeUsedCostsNoOther(String list, String entry, String problem, String error) throws Exception {
        String json = GOOD.replace(list, list + entry + ",");

        assertEquals(List.of(problem), verify(json));
        Trial read = read(json);
        assertEquals(List.of(error), read.errorCodes());
        assertEquals(1, read.items().get(0).annotations().size());
    }

    @Test
    void anImageWithTwoElements() throws Exception {
        int start = GOOD.indexOf("{\"image_id\"");
        String element = GOOD.substring(
                start, GOOD.indexOf("]}", start + GOOD.substring(start).indexOf("segments_info")) + 2);
        String twice = GOOD.replace(element, element + "," + element);
        assertEquals(List.of("image-twice"), verify(twice));
        assertEquals(List.of("id.duplicate"), read(twice).errorCodes());
    }

    private List<String> remarks(String json) throws Exception {
        return problems(json).stream()
                .map(Problem::code)
                .filter(code -> !code.equals("coco-panoptic.no-pictures"))
                .toList();
    }

    @Test
    void listsThatAreNotInTheOrderOfTheirIds() throws Exception {
        Files.copy(
                folder.resolve("annotations/panoptic_train/a.png"), folder.resolve("annotations/panoptic_train/b.png"));
        String image = "{\"id\":1,\"file_name\":\"a.jpg\",\"width\":4,\"height\":2}";
        String second = image.replace("\"id\":1", "\"id\":2").replace("a.jpg", "b.jpg");
        int start = GOOD.indexOf("{\"image_id\"");
        String entry = GOOD.substring(start, GOOD.indexOf("\n]", start));
        String other = entry.replace("\"image_id\":1", "\"image_id\":2").replace("a.png", "b.png");
        String sorted = GOOD.replace(image, image + "," + second).replace(entry, entry + "," + other);
        assertEquals(List.of(), remarks(sorted));
        assertEquals(
                List.of("coco-panoptic.order"),
                remarks(GOOD.replace(image, second + "," + image).replace(entry, entry + "," + other)));
        assertEquals(
                List.of("coco-panoptic.order"),
                remarks(GOOD.replace(image, second + "," + image).replace(entry, other + "," + entry)));
    }

    @Test
    void picturesWithoutTheNameThatDetectronLooksFor() throws Exception {
        assertEquals(List.of("coco-panoptic.picture-not-jpg"), remarks(GOOD.replace("a.jpg", "a.png")));
    }

    @Test
    void picturesThatAreMissing() throws Exception {
        assertEquals(
                List.of("coco-panoptic.no-pictures"),
                problems(GOOD).stream().map(Problem::code).toList());
        Files.createDirectories(folder.resolve("train"));
        Files.writeString(folder.resolve("train/other.jpg"), "");
        assertEquals(List.of("picture-missing"), verify(GOOD));
    }

    @Test
    void picturesOfAnotherSize() throws Exception {
        Files.createDirectories(folder.resolve("train"));
        Files.writeString(folder.resolve("train/a.jpg"), "");
        assertEquals(List.of(), verify(GOOD));
        assertEquals(List.of("picture-size", "size"), verify(GOOD.replace("\"width\":4", "\"width\":5")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void pictureThatIsALinkToNothingIsMissing() throws Exception {
        Files.createDirectories(folder.resolve("train"));
        Files.writeString(folder.resolve("train/other.jpg"), "");
        Files.createSymbolicLink(folder.resolve("train/a.jpg"), folder.resolve("gone"));

        assertEquals(List.of("picture-missing"), verify(GOOD));
    }

    @Test
    void pixelsThatNobodyLists() throws Exception {
        paint(7, 7, 9, 0, 0, 0, 0, 0);
        assertEquals(List.of("segment-unlisted"), verify(GOOD));
        assertEquals(List.of("segment.unlisted"), read(GOOD).errorCodes());
    }

    @Test
    void segmentWithoutPixels() throws Exception {
        paint(0, 0, 0, 0, 0, 0, 0, 0);
        assertEquals(List.of("segment-empty"), verify(GOOD));
        assertEquals(List.of("segment.empty"), read(GOOD).errorCodes());
    }

    @Test
    void aSegmentOfAnUnknownCategoryIsAnError() throws Exception {
        String json = GOOD.replace("\"category_id\":1", "\"category_id\":8");
        assertEquals(List.of("category-unknown"), verify(json));
        assertEquals(List.of("category.unknown"), read(json).errorCodes());
    }

    @Test
    void wrongAreaBoxAndCrowd() throws Exception {
        assertEquals(List.of("area"), verify(GOOD.replace("\"area\":2", "\"area\":3")));
        assertEquals(List.of("bbox"), verify(GOOD.replace("[0,0,2,1]", "[0,0,2,2]")));
        assertEquals(List.of("iscrowd"), verify(GOOD.replace(",\"iscrowd\":0", "")));
        assertEquals(List.of("isthing"), verify(GOOD.replace("\"isthing\":1,", "")));
    }

    @Test
    void pngOfAnotherSizeOrKindOrMissing() throws Exception {
        Path png = folder.resolve("annotations/panoptic_train/a.png");
        assertEquals(List.of("size"), verify(GOOD.replace("\"width\":4", "\"width\":5")));
        assertEquals(
                List.of("mask.size-mismatch"),
                read(GOOD.replace("\"width\":4", "\"width\":5")).errorCodes());
        try (OutputStream out = Files.newOutputStream(png)) {
            PngWriter.gray8(out, LabelCanvas.of(4, 2, new int[] {7, 7, 0, 0, 0, 0, 0, 0}));
        }
        assertEquals(List.of("kind"), verify(GOOD));
        assertEquals(List.of("mask.unreadable"), read(GOOD).errorCodes());
        Files.writeString(png, "no picture");
        assertEquals(List.of("mask-unreadable"), verify(GOOD));
        Files.delete(png);
        assertEquals(List.of("mask-missing"), verify(GOOD));
        String two = GOOD.replace("[{\"id\":7", "[{\"id\":8,\"category_id\":1},{\"id\":7");
        assertEquals(List.of("media.missing"), read(two).errorCodes());
        assertEquals(2, read(two).errors().get(0).annotations());
        assertEquals(
                List.of("media.outside"),
                read(GOOD.replace("\"a.png\"", "\"../../x.png\"")).errorCodes());
    }

    @Test
    void listsThatDoNotFit() throws Exception {
        assertEquals(
                List.of("image-unknown", "image-unlisted"), verify(GOOD.replace("\"image_id\":1", "\"image_id\":2")));
        assertEquals(
                List.of("image.unknown"),
                read(GOOD.replace("\"image_id\":1", "\"image_id\":2")).errorCodes());
        String twice = GOOD.replace("\"iscrowd\":0}", "\"iscrowd\":0},{\"id\":7,\"category_id\":1}");
        assertEquals(List.of("id-duplicate"), verify(twice));
        assertEquals(List.of("id.duplicate"), read(twice).errorCodes());
        assertTrue(verify("{\"images\":[").contains("syntax"));
        assertEquals(
                "coco.syntax",
                assertThrows(ExportException.class, () -> read("{\"images\":[")).code());
        assertEquals(
                "coco.syntax",
                assertThrows(ExportException.class, () -> read("[]")).code());
    }

    /** A region of many objects is a crowd; stuff has no objects. */
    @Test
    void tracksAndCrowdsOfStuffAreTold() throws Exception {
        Annotation crowd = new Annotation(
                "1",
                "sky",
                new Shape.Mask(0, 0, 8, 8, new int[] {0, 64}),
                -1,
                true,
                "t",
                "",
                0,
                Map.of(Attributes.CROWD, new Value.Flag(true)),
                Annotation.Provenance.UNKNOWN);
        Item item = Item.of("1", "a.jpg", Media.Image.of(Blob.ABSENT, 8, 8), List.of(crowd));

        List<String> asStuff = Trial.write(
                        new CocoPanopticConverter(), Map.of("stuff", "sky"), List.of(item), folder.resolve("stuff"))
                .lossCodes();
        List<String> asThing = Trial.write(
                        new CocoPanopticConverter(), Map.of(), List.of(item), folder.resolve("thing"))
                .lossCodes();

        assertEquals(List.of("track.dropped"), asThing);
        assertEquals(List.of("track.dropped", "crowd.as-object"), asStuff);
    }

    @Test
    void stuffIsOneSegmentAndHasToExist() throws Exception {
        Taxonomy taxonomy = new Taxonomy(List.of(Category.of("sky")));
        Item item = Item.of(
                "1",
                "a.jpg",
                Media.Image.of(Blob.ABSENT, 8, 8),
                List.of(
                        Annotation.of("m1", "sky", Shape.Box.of(0, 0, 2, 2)),
                        Annotation.of("m2", "sky", Shape.Box.of(4, 4, 2, 2))));
        Trial trial = Trial.write(
                new CocoPanopticConverter(), Map.of("stuff", "sky"), taxonomy, List.of(item), folder.resolve("out"));
        assertEquals(List.of("geometry.as-mask", "geometry.as-mask", "regions.united"), trial.lossCodes());
        String json = Files.readString(folder.resolve("out/annotations/panoptic_train.json"));
        assertTrue(json.contains("[{\"id\":1,\"category_id\":1,\"area\":8,\"bbox\":[0,0,6,6],\"iscrowd\":0}]"), json);
        assertTrue(json.contains("\"isthing\":0"), json);
        assertThrows(
                ExportException.class,
                () -> Trial.write(
                        new CocoPanopticConverter(),
                        Map.of("stuff", "sea"),
                        taxonomy,
                        List.of(item),
                        folder.resolve("other")));
    }
}

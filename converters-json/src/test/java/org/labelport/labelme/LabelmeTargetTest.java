package org.labelport.labelme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

class LabelmeTargetTest {

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Trial read(String json) throws ExportException, IOException {
        Files.writeString(folder.resolve("a.json"), json);
        return Trial.read(new LabelmeTarget(), Map.of("path", folder.toString()), scratch);
    }

    /** The file is only a PNG header, with a size of 20,000 by 20,000 pixels. */
    @Test
    void maskWithTooManyPixelsIsRefused() throws Exception {
        byte[] header = ByteBuffer.allocate(45)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'})
                .putInt(20_000)
                .putInt(20_000)
                .put((byte) 8)
                .array();
        Trial trial = shapes("{\"label\":\"a\",\"shape_type\":\"mask\",\"points\":[[1,1],[2,2]],\"mask\":\""
                + Base64.getEncoder().encodeToString(header) + "\"}");
        assertEquals(List.of("labelme.mask"), trial.errorCodes());
        assertTrue(
                trial.errors().get(0).message().contains("raise 'picturePixels' in limits.json"),
                trial.errors()::toString);
    }

    @Test
    void filesThatDifferInTheSpellingOfJsonAreItemsOfTheirOwn() throws Exception {
        String json = "{\"imagePath\":\"a.png\",\"imageHeight\":80,\"imageWidth\":90,\"shapes\":[]}";
        Files.writeString(folder.resolve("a.JSON"), json);
        Trial trial = read(json);
        assertEquals(List.of("a", "a__2"), trial.items().stream().map(Item::id).toList());
        assertEquals(List.of("labelme.file-repeated"), trial.lossCodes());
        assertEquals("a__2", trial.losses().get(0).item());
    }

    @Test
    void pictureWithoutAJsonFileIsTold() throws Exception {
        Files.writeString(folder.resolve("b.JFIF"), "pixels");
        Trial trial = shapes();
        assertEquals(List.of("picture.unannotated"), trial.lossCodes());
        assertEquals(
                "'b.JFIF' has no annotation file and is not read",
                trial.losses().get(0).detail());
    }

    @Test
    void pictureThatIsCalledOtherwiseThanItsFileHasOne() throws Exception {
        Files.writeString(folder.resolve("road.png"), "pixels");
        Files.writeString(folder.resolve("broken.jpg"), "pixels");
        Files.writeString(folder.resolve("broken.json"), "{");
        Trial trial = read("{\"imagePath\":\"road.png\",\"imageHeight\":80,\"imageWidth\":90,\"shapes\":[]}");
        assertEquals(List.of("labelme.syntax"), trial.errorCodes());
        assertEquals(List.of(), trial.lossCodes());
    }

    @Test
    void foldersOfAnotherMachineDoNotCount() throws Exception {
        Files.writeString(folder.resolve("road.png"), "pixels");
        for (String name : List.of(
                "C:\\\\x\\\\road.png",
                "/home/ann/road.png",
                "..\\\\imgs\\\\road.png",
                "a/../road.png",
                "https://example.org/road.png?token=1/2")) {
            Trial trial = read("{\"imagePath\":\"" + name + "\",\"imageHeight\":80,\"imageWidth\":90,\"shapes\":[]}");
            assertEquals(List.of(), trial.lossCodes(), name);
            assertEquals("road.png", trial.items().get(0).path());
            assertTrue(trial.items().get(0).media().blob().location().isPresent());
        }
    }

    @Test
    void picturesOfAFolderAreFoundForFilesInOtherFolders() throws Exception {
        Path pictures = Files.createDirectories(folder.resolve("imgs"));
        Files.writeString(pictures.resolve("a.jpg"), "pixels");
        Files.createDirectories(folder.resolve("anns"));
        for (String written : List.of("a.jpg", "../imgs/a.jpg", "C:\\\\x\\\\a.jpg")) {
            Files.writeString(folder.resolve("anns/a.json"), "{\"imagePath\":\"" + written + "\",\"shapes\":[]}");

            Trial trial = Trial.read(
                    new LabelmeTarget(), Map.of("path", folder.toString(), "images", pictures.toString()), scratch);

            assertEquals(List.of(), trial.errors(), written);
            assertEquals(List.of(), trial.lossCodes(), written);
            assertEquals("a.jpg", trial.items().get(0).path());
        }
    }

    @Test
    void sharesOfThePicturesSidesAreNoPixels() throws Exception {
        String box = "{\"label\":\"a\",\"shape_type\":\"rectangle\",\"points\":[[%s],[%s]]}";
        Trial trial = shapes(String.join(
                ",", box.formatted("0.9,0.1", "0.2,0.5"), box.formatted("0,0", "1,1"), box.formatted("0.5,1", "9,8")));
        assertEquals(List.of("labelme.points"), trial.errorCodes());
        assertEquals(2, trial.items().get(0).annotations().size());
    }

    @Test
    void labelsMayBeNumbers() throws Exception {
        Trial trial = shapes("{\"label\":7,\"shape_type\":\"rectangle\",\"points\":[[1,1],[2,2]]}");
        assertEquals("7", trial.items().get(0).annotations().get(0).category());
    }

    private Trial shapes(String... shapes) throws ExportException, IOException {
        return read("{\"imagePath\":\"a.jpg\",\"imageData\":null,\"imageHeight\":80,\"imageWidth\":90,\"shapes\":["
                + String.join(",", shapes) + "]}");
    }

    @Test
    void fileOfAnOldVersionIsRead() throws ExportException, IOException {
        Trial trial = read(
                "{\"lineColor\":[0,255,0,128],\"fillColor\":[255,0,0,128],\"imagePath\":\"..\\\\pictures\\\\a.jpg\","
                        + "\"imageData\":\"" + "QUJD".repeat(1000)
                        + "\",\"shapes\":[{\"label\":\"cat\",\"line_color\":null,\"fill_color\":null,\"points\":[[1,2],[9,2],[9,8]]}]}");
        assertEquals(List.of(), trial.errors());
        assertEquals(
                Shape.Polygon.of(1, 2, 9, 2, 9, 8),
                trial.items().get(0).annotations().get(0).shape());
        assertEquals(List.of("labelme.image-data"), trial.lossCodes());
        assertEquals(Blob.ABSENT, trial.items().get(0).media().blob());
    }

    @Test
    void attributesOfXAnyLabelingAreRead() throws ExportException, IOException {
        Trial trial = shapes(
                "{\"label\":\"car\",\"points\":[[1,2],[9,8]],\"shape_type\":\"rectangle\",\"flags\":{\"old\":true},"
                        + "\"attributes\":{\"colour\":\"red\",\"doors\":4,\"old\":\"yes\",\"deep\":{\"a\":1}}}");
        assertEquals(
                Map.of(
                        "old", new Value.Flag(true),
                        "colour", new Value.Text("red"),
                        "doors", new Value.Number(4)),
                trial.items().get(0).annotations().get(0).attributes());
        assertEquals(
                "keys of shapes are not read: attributes.deep, attributes.old",
                trial.losses().get(0).detail());
    }

    @Test
    void furtherKeysOfAFileAreAttributesOfTheItem() throws ExportException, IOException {
        Trial trial = read(
                "{\"version\":\"2.4\",\"imagePath\":\"a.jpg\",\"imageData\":null,\"imageHeight\":8,\"imageWidth\":9,"
                        + "\"description\":\"a street\",\"checked\":true,\"text\":\"\",\"boxes\":[],\"more\":{\"a\":1},\"shapes\":[]}");
        assertEquals(
                Map.of("description", new Value.Text("a street"), "checked", new Value.Flag(true)),
                trial.items().get(0).attributes());
        assertEquals(List.of("labelme.key-dropped"), trial.lossCodes());
        assertEquals("keys are not read: more", trial.losses().get(0).detail());
    }

    @Test
    void whatOtherProgramsAddToAShapeIsAnAttribute() throws ExportException, IOException {
        Trial trial = shapes(
                "{\"label\":\"sign\",\"points\":[[1,2],[9,8]],\"shape_type\":\"rectangle\",\"flags\":{\"old\":true},"
                        + "\"text\":\"STOP\",\"track\":7,\"difficult\":false,\"old\":\"yes\",\"note\":\"\",\"direction\":0.5,\"other_data\":{\"a\":1},\"boxes\":[1]}");
        assertEquals(
                Map.of(
                        "old", new Value.Flag(true),
                        "text", new Value.Text("STOP"),
                        "track", new Value.Number(7),
                        "difficult", new Value.Flag(false),
                        "direction", new Value.Number(0.5)),
                trial.items().get(0).annotations().get(0).attributes());
        assertEquals(
                "keys of shapes are not read: boxes, old, other_data",
                trial.losses().get(0).detail());
    }

    @Test
    void aDirectionThatIsTheAngleOfItsBoxIsNoAttribute() throws ExportException, IOException {
        String box =
                "{\"label\":\"a\",\"shape_type\":\"rotation\",\"points\":[[10,0],[10,10],[6,10],[6,0]],\"direction\":%s,"
                        + "\"other_data\":{}}";
        Trial trial = shapes(box.formatted("1.5708"), box.formatted("7.85398"), box.formatted("0"));
        assertEquals(
                List.of(Map.of(), Map.of(), Map.of("direction", new Value.Number(0))),
                trial.items().get(0).annotations().stream()
                        .map(annotation -> annotation.attributes())
                        .toList());
        assertEquals(List.of(), trial.lossCodes());
    }

    @Test
    void whatOnlyTheFirstPartOfAnObjectSaysIsNamed() throws ExportException, IOException {
        Trial trial = shapes(
                "{\"label\":\"a\",\"group_id\":0,\"points\":[[0,0],[5,0],[5,5]],\"description\":\"one\",\"score\":0.5,\"flags\":{\"old\":true}}",
                "{\"label\":\"a\",\"group_id\":0,\"points\":[[9,0],[15,0],[15,5]],\"description\":\"two\",\"score\":0.9,\"flags\":{\"old\":true}}",
                "{\"label\":\"p\",\"group_id\":1,\"shape_type\":\"point\",\"points\":[[1,1]],\"description\":\"left\",\"flags\":{}}",
                "{\"label\":\"p\",\"group_id\":1,\"shape_type\":\"point\",\"points\":[[2,1]],\"description\":\"right\",\"flags\":{\"occluded\":true}}");
        assertEquals(2, trial.items().get(0).annotations().size());
        assertEquals(List.of("labelme.key-dropped"), trial.lossCodes());
        assertEquals(
                "of shapes that are one object, only the first one's values are read: description, score",
                trial.losses().get(0).detail());
    }

    @Test
    void valuesOfAnotherTypeAreNamed() throws ExportException, IOException {
        Trial trial =
                read("{\"imagePath\":\"a.jpg\",\"imageHeight\":8,\"imageWidth\":9,\"flags\":[\"night\"],\"shapes\":["
                        + "{\"label\":\"car\",\"points\":[[1,2],[9,8]],\"shape_type\":\"rectangle\",\"flags\":[\"old\"],\"group_id\":[3],"
                        + "\"description\":5,\"score\":\"high\",\"mask\":null},"
                        + "{\"label\":\"car\",\"points\":[[1,2],[9,8]],\"shape_type\":\"rectangle\",\"flags\":{},\"group_id\":\"3\","
                        + "\"description\":\"\",\"score\":null}]}");
        assertEquals(
                List.of("keys of shapes are not read: description, flags, group_id, score", "keys are not read: flags"),
                trial.losses().stream().map(loss -> loss.detail()).toList());
    }

    @Test
    void everyShapeTypeIsRead() throws ExportException, IOException {
        Trial trial = shapes(
                "{\"label\":\"a\",\"shape_type\":\"rectangle\",\"points\":[[9,8],[1,2]]}",
                "{\"label\":\"a\",\"shape_type\":\"oriented_rectangle\",\"points\":[[10,0],[20,10],[10,20],[0,10]]}",
                "{\"label\":\"a\",\"shape_type\":\"circle\",\"points\":[[10,10],[13,14]]}",
                "{\"label\":\"a\",\"shape_type\":\"line\",\"points\":[[10,10],[13,14]]}",
                "{\"label\":\"a\",\"shape_type\":\"linestrip\",\"points\":[[10,10],[13,14],[20,20]]}",
                "{\"label\":\"a\",\"shape_type\":\"point\",\"points\":[[10,10]]}",
                "{\"label\":\"a\",\"shape_type\":\"quadrilateral\",\"points\":[[0,0],[9,1],[8,6],[1,5]]}");
        List<Shape> shapes = trial.items().get(0).annotations().stream()
                .map(annotation -> annotation.shape())
                .toList();
        assertEquals(Shape.Box.of(1, 2, 8, 6), shapes.get(0));
        assertEquals(ShapeKind.ROTATED_BOX, shapes.get(1).kind());
        assertEquals(Math.PI / 4, ((Shape.Box) shapes.get(1)).angle(), 1e-9);
        assertEquals(new Shape.Ellipse(10, 10, 5, 5, 0), shapes.get(2));
        assertEquals(Shape.Polygon.of(0, 0, 9, 1, 8, 6, 1, 5), shapes.get(6));
        assertEquals(7, shapes.size());
    }

    @Test
    void polygonsOfALabelAndGroupAreOne() throws ExportException, IOException {
        Trial trial = shapes(
                "{\"label\":\"a\",\"shape_type\":\"polygon\",\"group_id\":7,\"points\":[[0,0],[5,0],[5,5]]}",
                "{\"label\":\"b\",\"shape_type\":\"polygon\",\"group_id\":7,\"points\":[[0,0],[5,0],[5,5]]}",
                "{\"label\":\"a\",\"shape_type\":\"polygon\",\"group_id\":7,\"points\":[[10,0],[15,0],[15,5]]}");
        assertEquals(2, trial.items().get(0).annotations().size());
        assertEquals(
                2,
                ((Shape.Polygon) trial.items().get(0).annotations().get(0).shape())
                        .parts()
                        .size());
        assertEquals("7", trial.items().get(0).annotations().get(0).group());
    }

    @Test
    void brokenShapesAreErrorsAndTheRestGoesOn() throws ExportException, IOException {
        Trial trial = shapes(
                "{\"label\":\"a\",\"shape_type\":\"star\",\"points\":[[1,1]]}",
                "{\"label\":\"a\",\"shape_type\":\"polygon\",\"points\":[[1,NaN],[2,2],[3,3]]}",
                "{\"shape_type\":\"point\",\"points\":[[1,1]]}",
                "{\"label\":\"a\",\"shape_type\":\"mask\",\"points\":[[1,1],[2,2]],\"mask\":\"????\"}",
                "{\"label\":\"a\",\"shape_type\":\"rectangle\",\"points\":[[1,1]]}",
                "{\"label\":\"a\",\"shape_type\":\"point\",\"points\":[[1,1]]}");
        assertEquals(
                List.of("labelme.shape-type", "number.invalid", "category.missing", "labelme.mask", "labelme.points"),
                trial.errorCodes());
        assertEquals(1, trial.items().get(0).annotations().size());
    }

    @Test
    void brokenFilesAreErrorsWithTheirLine() throws ExportException, IOException {
        Trial trial = read("{\n\"shapes\": [\n");
        assertEquals(List.of("labelme.syntax"), trial.errorCodes());
        assertTrue(trial.errors().get(0).message().contains("a.json, line 3"), trial.errors()::toString);
        assertEquals(List.of("labelme.no-labelme"), read("[]").errorCodes());
        assertEquals(List.of("labelme.syntax"), read("[".repeat(100_000)).errorCodes());
    }

    @Test
    void flagsAreLabelsOfThePicture() throws ExportException, IOException {
        Trial trial = read("{\"flags\":{\"cat\":true,\"dog\":false,\"odd\":3},\"imagePath\":\"a.jpg\",\"shapes\":[]}");
        assertEquals(1, trial.items().get(0).annotations().size());
        assertEquals("cat", trial.items().get(0).annotations().get(0).category());
        assertEquals(List.of("labelme.flag"), trial.errorCodes());
    }

    @Test
    void flagsOutsideTheListOfClassesAreAttributes() throws ExportException, IOException {
        Files.writeString(folder.resolve("labels.txt"), "__ignore__\n_background_\ncat\n");
        Trial trial = read("{\"flags\":{\"blurred\":true},\"imagePath\":\"a.jpg\",\"shapes\":[]}");
        assertEquals(
                Map.of("blurred", new Value.Flag(true)), trial.items().get(0).attributes());
        assertEquals(List.of("cat"), trial.taxonomy().names());
    }

    @Test
    void shapesOfTheHeadOfTheListAreNoObjects() throws ExportException, IOException {
        String shape = "{\"label\":\"%s\",\"points\":[[1,1],[9,7]],\"shape_type\":\"rectangle\"}";
        String shapes = String.join(
                ",", shape.formatted("__ignore__"), shape.formatted("_background_"), shape.formatted("cat"));
        String file = "{\"imagePath\":\"a.jpg\",\"shapes\":[" + shapes + "]}";
        assertEquals(3, read(file).items().get(0).annotations().size());

        Files.writeString(folder.resolve("labels.txt"), "__ignore__\n_background_\ncat\n");
        Trial trial = read(file);

        assertEquals(List.of(), trial.errorCodes());
        assertEquals(List.of("labelme.no-object", "labelme.no-object"), trial.lossCodes());
        assertEquals(
                List.of("cat"),
                trial.items().get(0).annotations().stream()
                        .map(Annotation::category)
                        .toList());
    }

    @Test
    void theListMayBeBesideTheFolder() throws Exception {
        Path annotated = Files.createDirectories(folder.resolve("data_annotated"));
        String shape = "{\"label\":\"%s\",\"points\":[[1,1],[9,7]],\"shape_type\":\"rectangle\"}";
        Files.writeString(
                annotated.resolve("a.json"),
                "{\"imagePath\":\"a.jpg\",\"shapes\":[" + shape.formatted("__ignore__") + "," + shape.formatted("cat")
                        + "]}");
        Files.writeString(folder.resolve("labels.txt"), "__ignore__\n_background_\ndog\ncat\n");

        Trial trial = Trial.read(new LabelmeTarget(), Map.of("path", annotated.toString()), scratch);

        assertEquals(List.of("dog", "cat"), trial.taxonomy().names());
        assertEquals(List.of("labelme.no-object"), trial.lossCodes());

        String here = annotated.resolve(".").toString(); // as for the folder that one is in
        assertEquals(
                List.of("dog", "cat"),
                Trial.read(new LabelmeTarget(), Map.of("path", here), scratch)
                        .taxonomy()
                        .names());

        Files.writeString(folder.resolve("labels.txt"), "another program's list\n");
        trial = Trial.read(new LabelmeTarget(), Map.of("path", annotated.toString()), scratch);
        assertEquals(2, trial.annotations(0).size());
    }

    @Test
    void aNameOutsideOfTheFolderIsNotFollowed() throws ExportException, IOException {
        Path secret = Files.writeString(scratch.resolve("secret.jpg"), "x");
        Trial trial = read("{\"imagePath\":\"" + folder.relativize(secret) + "\",\"shapes\":[]}");
        assertEquals(Blob.ABSENT, trial.items().get(0).media().blob());
    }

    @Test
    void linksToFoldersAreReported() throws ExportException, IOException {
        Path elsewhere = Files.createDirectories(scratch.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("b.json"), "{\"imagePath\":\"b.jpg\",\"shapes\":[]}");
        Files.createSymbolicLink(folder.resolve("train"), elsewhere);
        Files.createSymbolicLink(folder.resolve("loose"), folder.resolve("nothing"));

        Trial trial = read("{\"imagePath\":\"a.jpg\",\"shapes\":[]}");

        assertEquals(1, trial.items().size());
        assertEquals(List.of("folder.link"), trial.lossCodes());
    }

    @Test
    void aFolderWithoutFilesIsRefused() {
        ExportException refused = assertThrows(
                ExportException.class,
                () -> Trial.read(new LabelmeTarget(), Map.of("path", folder.toString()), scratch));
        assertEquals("labelme.missing", refused.code());
    }

    @Test
    void xmlIsSaidToBeThatOfAnotherProgram() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("default")).resolve("a.xml"), "<annotation/>");

        ExportException refused = assertThrows(
                ExportException.class,
                () -> Trial.read(new LabelmeTarget(), Map.of("path", folder.toString()), scratch));
        assertEquals("labelme.missing", refused.code());
        assertTrue(String.valueOf(refused.getMessage()).contains("CVAT for images 1.1"), refused.getMessage());
    }
}

package org.labelport.via;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;
import org.labelport.via.file.CsvLine;

class ViaTargetTest {

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Trial json(String text) throws ExportException, IOException {
        Files.writeString(folder.resolve("val.json"), text);
        return Trial.read(new ViaTarget(), Map.of("path", folder.toString()), scratch);
    }

    private Trial csv(String text) throws ExportException, IOException {
        Files.writeString(folder.resolve("train.csv"), text);
        return Trial.read(new CsvViaTarget(), Map.of("path", folder.toString()), scratch);
    }

    @Test
    void versionOneHasRegionsAsAnObject() throws ExportException, IOException {
        Trial trial = json(
                "{\"a.jpg5\":{\"fileref\":\"\",\"size\":5,\"filename\":\"a.jpg\",\"base64_img_data\":\"\","
                        + "\"file_attributes\":{},\"regions\":{\"0\":{\"shape_attributes\":{\"name\":\"polygon\","
                        + "\"all_points_x\":[1,9,9,1],\"all_points_y\":[1,1,9,1]},\"region_attributes\":{\"name\":\"balloon\"}}}}}");
        assertEquals(List.of(), trial.errors());
        assertEquals(Split.VALIDATION, trial.items().get(0).split());
        assertEquals("balloon", trial.items().get(0).annotations().get(0).category());
        assertEquals(
                Shape.Polygon.of(1, 1, 9, 1, 9, 9),
                trial.items().get(0).annotations().get(0).shape());
    }

    @Test
    void attributesOfWhichTheClassIsUnknownAreNamed() throws ExportException, IOException {
        String region = "{\"shape_attributes\":{\"name\":\"point\",\"cx\":1,\"cy\":2},\"region_attributes\":{%s}}";
        String file =
                "{\"a.jpg5\":{\"size\":5,\"filename\":\"a.jpg\",\"file_attributes\":{},\"regions\":[" + region + "]}}";

        Trial trial = json(file.formatted("\"note\":\"old\",\"Crop\":\"wheat\",\"keypoint\":\"tip\""));

        assertEquals(
                List.of("regions have no class, since it is not known which of these attributes it is: Crop, note."
                        + " Name it, as in class=Crop"),
                trial.losses().stream().map(loss -> loss.detail()).toList());
        assertEquals(List.of("via.class-unknown"), trial.lossCodes());
        for (String known : List.of("", "\"Crop\":\"wheat\"", "\"class\":\"\",\"note\":\"old\"")) {
            assertEquals(List.of(), json(file.formatted(known)).lossCodes(), known);
        }
    }

    @Test
    void classesInDifferentAttributesAreSaidOnce() throws ExportException, IOException {
        String region = "{\"shape_attributes\":{\"name\":\"point\",\"cx\":1,\"cy\":2},\"region_attributes\":{%s}}";
        String file = "{\"a.jpg5\":{\"size\":5,\"filename\":\"a.jpg\",\"file_attributes\":{},\"regions\":["
                + String.join(
                        ",",
                        region.formatted("\"Crop\":\"wheat\""),
                        region.formatted("\"Crop\":\"rye\""),
                        region.formatted("\"note\":\"old\""),
                        region.formatted("\"hidden\":\"yes\""))
                + "]}}";

        Trial trial = json(file);

        assertEquals(
                List.of("the class of a region is read from 'note', that of earlier ones from 'Crop'."
                        + " If only one of them is the class, name it, as in class=Crop"),
                trial.losses().stream().map(loss -> loss.detail()).toList());
        assertEquals(List.of("via.class-unknown"), trial.lossCodes());
    }

    /** As VIA does, which is written in JavaScript. */
    @Test
    void optionsAreCheckedByWhatIsTrue() throws ExportException, IOException {
        Trial trial = json(
                "{\"a.jpg5\":{\"size\":5,\"filename\":\"a.jpg\",\"file_attributes\":{},\"regions\":["
                        + "{\"shape_attributes\":{\"name\":\"point\",\"cx\":1,\"cy\":2},\"region_attributes\":{\"class\":\"cat\",\"marks\":"
                        + "{\"a\":true,\"b\":false,\"c\":null,\"d\":0,\"e\":\"\",\"f\":1,\"g\":\"on\",\"h\":\"false\",\"i\":-0.0}}}]}}");
        assertEquals(
                Map.of("marks", new Value.Choices(List.of("a", "f", "g"))),
                trial.items().get(0).annotations().get(0).attributes());
    }

    @Test
    void rotationOfARectIsNotReadAndSaid() throws ExportException, IOException {
        String file = "{\"a.jpg5\":{\"size\":5,\"filename\":\"a.jpg\",\"file_attributes\":{},\"regions\":["
                + "{\"shape_attributes\":{\"name\":\"rect\",\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"rotation\":%s},"
                + "\"region_attributes\":{\"class\":\"a\"}}]}}";

        Trial trial = json(file.formatted("30"));

        assertEquals(List.of("via.key-dropped"), trial.lossCodes());
        assertEquals(
                "keys are not read: shape_attributes.rotation",
                trial.losses().get(0).detail());
        assertEquals(List.of(), json(file.formatted("0")).lossCodes());
    }

    @Test
    void whatOnlyTheFirstPartOfAnObjectSaysIsNamed() throws ExportException, IOException {
        String point =
                "{\"shape_attributes\":{\"name\":\"point\",\"cx\":1,\"cy\":2},\"region_attributes\":{\"class\":\"hand\",\"instance\":\"1\"";

        Trial trial = json("{\"a.jpg5\":{\"size\":5,\"filename\":\"a.jpg\",\"file_attributes\":{},\"regions\":[" + point
                + ",\"side\":\"left\"}}," + point + ",\"side\":\"right\",\"occluded\":\"true\"}}]}}");

        assertEquals(1, trial.items().get(0).annotations().size());
        assertEquals(
                List.of("of regions that are one object, only the first one's values are read: side"),
                trial.losses().stream().map(loss -> loss.detail()).toList());
    }

    @Test
    void picturesAreFoundByTheEndOfTheirNamesAndOthersCounted() throws ExportException, IOException {
        for (String picture : List.of("a.png", "val/b.png", "c.png", "d.png")) {
            Path file = folder.resolve(picture);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "pixels");
        }

        Trial trial = json(
                "{\"1\":{\"filename\":\"C:\\\\x\\\\a.png\",\"regions\":[]},\"2\":{\"filename\":\"http://localhost/b.png\",\"regions\":[]}}");

        assertEquals(List.of(), trial.errors());
        assertTrue(trial.items().stream()
                .allMatch(item -> item.media().blob().location().isPresent()));
        assertEquals(List.of("picture.unannotated"), trial.lossCodes());
        assertEquals(
                "2 pictures are not named in any annotation file, and are not read, 'c.png' first",
                trial.losses().get(0).detail());
    }

    @Test
    void lineThatIsNotUtf8IsNamed() throws IOException {
        String header =
                "filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes\n";
        String rows = "a.jpg,1,{},0,0,{},{}\n".repeat(2000);
        Files.write(folder.resolve("train.csv"), (header + rows + "\u00e9.jpg\n").getBytes(ISO_8859_1));
        Map<String, String> filter = Map.of("path", folder.toString());
        ExportException refused =
                assertThrows(ExportException.class, () -> Trial.read(new CsvViaTarget(), filter, scratch));
        assertEquals("csv-via.encoding", refused.code());
        assertTrue(refused.getMessage().contains("train.csv, line 2002: it is not UTF-8"), refused.getMessage());
    }

    @Test
    void otherSeparatorsThanCommasAreSaidToBeThat() {
        String header =
                "filename;file_size;file_attributes;region_count;region_id;region_shape_attributes;region_attributes\n";
        ExportException refused = assertThrows(ExportException.class, () -> csv(header));
        assertEquals("csv-via.header", refused.code());
        assertTrue(refused.getMessage().endsWith("Save it with commas."), refused.getMessage());
    }

    @Test
    void projectGivesTheClassesInItsOrder() throws ExportException, IOException {
        Trial trial = json(
                "{\"_via_settings\":{},\"_via_img_metadata\":{\"a.jpg-1\":{\"filename\":\"a.jpg\",\"size\":-1,"
                        + "\"regions\":[{\"shape_attributes\":{\"name\":\"circle\",\"cx\":5,\"cy\":6,\"r\":2},"
                        + "\"region_attributes\":{\"class\":{\"zebra\":true}}}],\"file_attributes\":{\"caption\":\"a day\"}}},"
                        + "\"_via_attributes\":{\"region\":{\"class\":{\"type\":\"checkbox\",\"options\":{\"zebra\":\"\",\"ape\":\"\"}}}}}");
        assertEquals(List.of("zebra", "ape"), trial.taxonomy().names());
        assertEquals(2, trial.items().get(0).annotations().size());
        assertEquals(
                new Shape.Ellipse(5, 6, 2, 2, 0),
                trial.items().get(0).annotations().get(1).shape());
    }

    @Test
    void whatIsNoPictureOfViaIsSaidToBeAnotherPrograms() throws ExportException, IOException {
        Trial trial = json("{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\"}]}");
        assertEquals(List.of("via.filename"), trial.errorCodes());
        String message = trial.errors().get(0).message();
        assertTrue(
                message.contains("'images' has neither a filename nor regions, so it is not an entry of VIA"), message);
    }

    @Test
    void fileThatWasCutOffIsSaidToEndInTheMiddle() {
        ExportException cut =
                assertThrows(ExportException.class, () -> json("{\"a\":{\"regions\":[{\"shape_attributes\":{"));
        assertTrue(cut.getMessage().endsWith(": it ends in the middle"), cut.getMessage());
    }

    @Test
    void aSecondDocumentIsRefused() {
        String one = "{\"a.jpg1\":{\"filename\":\"a.jpg\",\"size\":1,\"regions\":[]}}";
        ExportException refused = assertThrows(ExportException.class, () -> json(one + "\n" + one));
        assertEquals("via.syntax", refused.code());
        assertTrue(refused.line().contains("line 2: there is more than one JSON value"), refused.line());
    }

    @Test
    void whatIsNotReadIsNamed() throws ExportException, IOException {
        Trial trial =
                json("{\"a.jpg1\":{\"filename\":\"a.jpg\",\"size\":1,\"rating\":3,\"file_attributes\":[\"night\"],"
                        + "\"base64_img_data\":\"\",\"regions\":[{\"shape_attributes\":{\"name\":\"point\",\"cx\":1,\"cy\":1},"
                        + "\"region_attributes\":{\"class\":\"cat\",\"tags\":[\"a\",\"b\"]},\"score\":0.5}]},"
                        + "\"b.jpg1\":{\"filename\":\"b.jpg\",\"size\":1,\"regions\":\"[]\"}}");
        assertEquals(
                List.of(
                        "keys are not read: file_attributes, rating, regions.score, tags",
                        "keys are not read: regions"),
                trial.losses().stream().map(loss -> loss.detail()).toList());
    }

    @Test
    void cellsWithoutAnObjectAreErrors() throws ExportException, IOException {
        Trial trial = csv(
                "filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes\n"
                        + "a.jpg,1,{},1,0,7,{}\n");
        assertEquals(
                List.of("csv-via.syntax"),
                trial.errors().stream().map(error -> error.code()).toList());
        assertTrue(
                trial.errors().get(0).message().contains("line 2: 7 is not a JSON object"), trial.errors()::toString);
    }

    /** Programs differ in which of two values they use. The line is an error, and nothing of it is read. */
    @Test
    void repeatedKeysInACellAreErrorsOfTheWholeRegionOrPicture() throws ExportException, IOException {
        String point = "\"{\"\"name\"\":\"\"point\"\",\"\"cx\"\":1,\"\"cy\"\":1}\"";
        String good = "\"{\"\"class\"\":\"\"cat\"\"}\"\n";
        String twice = "\"{\"\"class\"\":\"\"cat\"\",\"\"class\"\":\"\"dog\"\"}\"";
        Files.writeString(folder.resolve("b.jpg"), "pixels");
        Trial trial = csv(
                "filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes\n"
                        + "a.jpg,1,{},2,0," + point + "," + good
                        + "a.jpg,1,{},2,1," + point + "," + twice + "\n"
                        + "b.jpg,1," + twice + ",1,0," + point + "," + good);
        assertEquals(
                List.of(1),
                trial.items().stream().map(item -> item.annotations().size()).toList());
        assertEquals(
                List.of("line 3 0 1", " 1 1"),
                trial.errors().stream()
                        .map(error -> error.annotation() + " " + error.items() + " " + error.annotations())
                        .toList());
        assertEquals(List.of(), trial.losses());
    }

    /** Only the number of regions shows that lines are missing. An empty number is not reported. */
    @Test
    void anotherNumberOfRegionsIsReported() throws ExportException, IOException {
        String point = "\"{\"\"name\"\":\"\"point\"\",\"\"cx\"\":1,\"\"cy\"\":1}\",\"{\"\"class\"\":\"\"cat\"\"}\"\n";
        Trial trial = csv(
                "filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes\n"
                        + "a.jpg,1,{},3,0," + point
                        + "a.jpg,1,{},3,1," + point
                        + "b.jpg,1,{},1,0," + point
                        + "c.jpg,1,{},0,0,{},{}\n"
                        + "d.jpg,1,{},,0," + point);
        assertEquals(
                List.of("csv-via.region-count region_count is 3, but there are 2 regions"),
                trial.losses().stream()
                        .map(loss -> loss.code() + " " + loss.detail())
                        .toList());
        assertEquals(4, trial.items().size());
    }

    @Test
    void linesThatSayOtherThingsOfTheirPictureAreTold() throws ExportException, IOException {
        String region =
                ",2,0,\"{\"\"name\"\":\"\"point\"\",\"\"cx\"\":1,\"\"cy\"\":2}\",\"{\"\"class\"\":\"\"cat\"\"}\"\n";
        String good = "\"{\"\"caption\"\":\"\"x\"\"}\"";
        for (String other : List.of("\"{\"\"caption\"\":\"\"y\"\"}\"", "{}", "abc")) {
            Trial trial = csv(
                    "filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes\n"
                            + "a.jpg,1," + good + region + "a.jpg,1," + other + region + "b.jpg,1," + good + region
                            + "b.jpg,1," + good + region + "c.jpg,1," + good + region + "c.jpg,1," + region);
            assertEquals(List.of("via.key-dropped"), trial.lossCodes(), other);
            assertEquals("train/a.jpg1", trial.losses().get(0).item());
            assertTrue(trial.losses().get(0).detail().startsWith("train.csv, line 3: "), trial.losses()::toString);
        }
    }

    /** Lines of a picture are only joined where they follow each other, as VIA writes them. */
    @Test
    void linesOfAPictureThatComeLaterAreAnItemOfTheirOwn() throws ExportException, IOException {
        String point = "\"{\"\"name\"\":\"\"point\"\",\"\"cx\"\":1,\"\"cy\"\":1}\",\"{\"\"class\"\":\"\"cat\"\"}\"\n";
        Trial trial = csv(
                "filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes\n"
                        + "a.jpg,1,{},1,0," + point
                        + "b.jpg,1,{},1,0," + point
                        + "a.jpg,1,{},1,0," + point);

        assertEquals(List.of("via.picture-repeated"), trial.lossCodes());
        assertTrue(trial.losses().get(0).detail().contains("line 4"), trial.losses()::toString);
        assertEquals(3, trial.items().size());
        assertEquals(trial.items().get(0).id() + "__2", trial.items().get(2).id());
    }

    @Test
    void furtherTickedClassesAreKept() throws ExportException, IOException {
        Trial trial = json("{\"a.jpg1\":{\"filename\":\"a.jpg\",\"size\":1,\"regions\":["
                + "{\"shape_attributes\":{\"name\":\"point\",\"cx\":1,\"cy\":1},"
                + "\"region_attributes\":{\"class\":{\"cat\":true,\"ape\":false,\"dog\":true}}}]}}");

        assertEquals("cat", trial.items().get(0).annotations().get(0).category());
        assertEquals(
                Map.of("x:labels", new Value.Choices(List.of("dog"))),
                trial.items().get(0).annotations().get(0).attributes());
    }

    @Test
    void brokenRegionsAreErrorsAndTheRestGoesOn() throws ExportException, IOException {
        Trial trial = json(
                "{\"a.jpg1\":{\"filename\":\"a.jpg\",\"size\":1,\"regions\":["
                        + "{\"shape_attributes\":{\"name\":\"rect\",\"x\":1,\"y\":1,\"width\":-1,\"height\":1},\"region_attributes\":{\"class\":\"a\"}},"
                        + "{\"shape_attributes\":{\"name\":\"star\"},\"region_attributes\":{\"class\":\"a\"}},"
                        + "{\"shape_attributes\":{\"name\":\"point\",\"cx\":1e999,\"cy\":1},\"region_attributes\":{\"class\":\"a\"}},"
                        + "{\"shape_attributes\":{\"name\":\"point\",\"cx\":1,\"cy\":1},\"region_attributes\":{\"class\":\"a\"}}]}}");
        assertEquals(List.of("box.invalid", "via.shape", "number.invalid"), trial.errorCodes());
        assertEquals(1, trial.items().get(0).annotations().size());
    }

    @Test
    void regionsOfOneKindNeedNoClass() throws ExportException, IOException {
        Trial trial = json("{\"a.jpg1\":{\"filename\":\"a.jpg\",\"size\":1,\"regions\":{\"0\":{\"shape_attributes\":"
                + "{\"name\":\"rect\",\"x\":1,\"y\":1,\"width\":2,\"height\":1},\"region_attributes\":{}}}},"
                + "\"_via_attributes\":{\"region\":{\"class\":{\"options\":{\"ape\":\"\"}}}}}");
        assertEquals(List.of(), trial.errors());
        assertEquals("", trial.items().get(0).annotations().get(0).category());
    }

    @Test
    void bothHeadersOfCsvAreRead() throws ExportException, IOException {
        String row =
                "a.jpg,12,\"{}\",2,0,\"{\"\"name\"\":\"\"rect\"\",\"\"x\"\":1,\"\"y\"\":2,\"\"width\"\":3,\"\"height\"\":4}\",\"{\"\"class\"\":\"\"say \\\"\"hi\\\"\"\"\"}\"\n";
        String empty = "b.jpg,10,\"{}\",0,0,\"{}\",\"{}\"\n";
        for (String header : List.of(CsvLine.HEADER, "#" + CsvLine.HEADER)) {
            Trial trial = csv(header + "\n" + row + row + empty);
            assertEquals(List.of(), trial.errors());
            assertEquals(2, trial.items().size());
            assertEquals(2, trial.items().get(0).annotations().size());
            assertEquals("say \"hi\"", trial.items().get(0).annotations().get(0).category());
            assertEquals(Split.TRAIN, trial.items().get(1).split());
        }
    }

    @Test
    void brokenFilesEndTheRun() {
        assertEquals(
                "via.syntax",
                assertThrows(ExportException.class, () -> json("{\"a\":")).code());
        assertEquals(
                "csv-via.header",
                assertThrows(ExportException.class, () -> csv("a,b\n")).code());
    }
}

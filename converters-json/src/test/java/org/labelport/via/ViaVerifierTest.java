package org.labelport.via;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.VerifyTrial;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.via.file.CsvLine;

class ViaVerifierTest {

    private static final String JSON = """
            {"a.jpg12":
            {"filename":"a.jpg","size":12,
            "regions":[
            {"shape_attributes":{"name":"rect","x":1,"y":2,"width":3,"height":4},
            "region_attributes":{"class":"cat"}}
            ],"file_attributes":{}}}
            """;

    private static final String CSV = CsvLine.HEADER + "\n"
            + "a.jpg,12,\"{}\",1,0,\"{\"\"name\"\":\"\"point\"\",\"\"cx\"\":1,\"\"cy\"\":2}\",\"{\"\"class\"\":\"\"cat\"\"}\"\n";

    @TempDir
    Path folder;

    private List<String> json(String text) throws ExportException, IOException {
        Files.writeString(folder.resolve("a.json"), text);
        Files.writeString(folder.resolve("a.jpg"), "twelve bytes");
        return VerifyTrial.of(new ViaConverter(), folder).found();
    }

    private List<String> csv(String text) throws ExportException, IOException {
        Files.writeString(folder.resolve("a.csv"), text);
        Files.writeString(folder.resolve("a.jpg"), "twelve bytes");
        return VerifyTrial.of(new CsvViaConverter(), folder).found();
    }

    @Test
    void projectsOfVersionThreeAreSaidOnce() throws ExportException, IOException {
        assertEquals(
                1,
                json("{\"project\":{\"pid\":\"1\",\"data_format_version\":\"3.1.1\"},\"config\":{},\"file\":{},\"metadata\":{}}")
                        .size());
    }

    @Test
    void goodFilesHaveNoProblem() throws ExportException, IOException {
        assertEquals(List.of(), json(JSON));
        assertEquals(List.of(), csv(CSV));
    }

    @Test
    void picturesThatBrowsersDoNotShowAreRemarked() throws ExportException, IOException {
        Files.writeString(folder.resolve("a.TIFF"), "twelve bytes");
        assertEquals(List.of("via.picture-kind:2"), json(JSON.replace("a.jpg", "a.TIFF")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.jpg12|a.jpg13|via.key:2",
                "\"size\":12|\"size\":\"12\"|via.size:2",
                "\"filename\":\"a.jpg\"|\"filename\":\"\"|via.filename:2",
                "\"name\":\"rect\"|\"name\":\"square\"|via.shape:4",
                "\"width\":3|\"width\":NaN|via.shape:4",
                "{\"class\":\"cat\"}|{}|via.region-bare:4",
                "\"class\":\"cat\"|\"class\":\"cat\",\"\":\"x\"|via.attribute-name:4",
                "\"class\":\"cat\"|\"class\":3|via.attribute-type:5",
                "\"regions\":[|\"regions\":3,\"other\":[|via.regions:2",
                "}}}|}}|via.syntax:7",
                "}}}|}}} {}|via.syntax:6",
                "\"file_attributes\":{}|\"file_attributes\":\"x\"|via.attribute-type:2",
            })
    void whatViaRefusesOfJsonIsFound(String good, String bad, String expected) throws ExportException, IOException {
        assertEquals(List.of(expected), json(JSON.replace(good, bad)));
    }

    @Test
    void aProjectWithoutItsPartsIsFound() throws ExportException, IOException {
        assertEquals(
                List.of("via.project:0", "via.project:0", "via.id-list:0"),
                json("{\"_via_img_metadata\":" + JSON + ",\"_via_image_id_list\":[\"b.jpg1\"]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"region\":{}}|``",
                "null|via.project:0",
                "[]|via.project:0",
                "{\"region\":{\"class\":1,\"class\":2}}|via.syntax:6",
                "{},\"_via_attributes\":{\"region\":{}}|via.syntax:6",
                "{\"region\":{\"class\":{\"type\":\"dropdown\",\"options\":{\"cat\":\"\"}}}}|``",
                "{\"region\":{\"class\":{\"type\":\"dropdown\",\"options\":{\"dog\":\"\"}}}}|via.option-unlisted:4",
                "{\"region\":{\"class\":{\"type\":\"text\",\"options\":{\"dog\":\"\"}}}}|``",
            })
    void whatAProjectDeclaresIsChecked(String attributes, String expected) throws ExportException, IOException {
        assertEquals(
                expected,
                String.join(
                        " ",
                        json("{\"_via_settings\":{},\"_via_img_metadata\":" + JSON.stripTrailing()
                                + ",\"_via_attributes\":" + attributes + "}")));
    }

    @Test
    void checkedOptionsThatAreNotDeclaredAreFoundOnce() throws ExportException, IOException {
        String entries = JSON.replace("\"class\":\"cat\"", "\"class\":{\"cat\":true,\"dog\":true,\"cow\":false}");
        assertEquals(
                List.of("via.option-unlisted:4"),
                json("{\"_via_settings\":{},\"_via_img_metadata\":" + entries + ",\"_via_attributes\":{\"region\":"
                        + "{\"class\":{\"type\":\"checkbox\",\"options\":{\"cat\":\"\"}}}}}"));
    }

    @Test
    void anIdIsFoundWhoseNameHasTheHashCodeOfAnother() throws ExportException, IOException {
        Files.writeString(folder.resolve("Aa.jpg"), "twelve bytes");
        String project = "{\"_via_settings\":{},\"_via_attributes\":{},\"_via_img_metadata\":"
                + JSON.replace("a.jpg", "Aa.jpg") + ",\"_via_image_id_list\":[\"%s.jpg12\"]}";
        assertEquals(List.of(), json(project.formatted("Aa")));
        assertEquals(List.of("via.id-list:0"), json(project.formatted("BB")));
    }

    @Test
    void aSizeThatIsNotThePicturesIsFound() throws ExportException, IOException {
        String other = JSON.replace("a.jpg12", "a.jpg11").replace("\"size\":12", "\"size\":11");
        assertEquals(List.of("via.size:2"), json(other));
        assertEquals(List.of(), json(JSON.replace("a.jpg12", "a.jpg-1").replace("\"size\":12", "\"size\":-1")));
    }

    @Test
    void aMissingPictureIsFoundWhereOthersAre() throws ExportException, IOException {
        assertEquals(
                List.of("via.picture-missing:2"),
                json(JSON.replace("a.jpg12", "b.jpg12").replace("\"a.jpg\"", "\"b.jpg\"")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "filename,file_size|filename, file_size|csv-via.header:1",
                "a.jpg,12|a,b.jpg,12|csv-via.fields:2",
                "a.jpg,12|\"a.jpg\",12|csv-via.filename-quoted:2",
                "a.jpg,12|a.jpg,x|csv-via.size:2",
                "a.jpg,12|a.jpg,11|csv-via.size:2",
                "\"{}\",1|\"{\",1|csv-via.json:2",
                "{\"\"class\"\":\"\"cat\"\"}|{}|csv-via.region-bare:2",
                "\"\"point\"\"|\"\"spot\"\"|csv-via.shape:2",
            })
    void whatViaRefusesOfCsvIsFound(String good, String bad, String expected) throws ExportException, IOException {
        assertEquals(List.of(expected), csv(CSV.replace(good, bad)));
    }

    @Test
    void cellsAreReadWithinTheLimitsOfTheRequest() throws ExportException, IOException {
        String attributes = "{\"\"deep\"\":" + "[".repeat(9) + "1" + "]".repeat(9) + "}";
        assertEquals(List.of(), csv(CSV.replace("\"{}\",1", "\"" + attributes + "\",1")));
        assertEquals(
                List.of("csv-via.json:2"),
                VerifyTrial.of(new CsvViaConverter(), folder, Limits.of(Map.of(Limit.JSON_DEPTH, 8L)))
                        .found());
    }

    @Test
    void aByteOrderMarkAndALineBreakAreFound() throws ExportException, IOException {
        assertEquals(List.of("csv-via.header:1"), csv("\uFEFF" + CSV));
        assertEquals(List.of("csv-via.json:2", "csv-via.fields:3"), csv(CSV.replace("cat", "c\nat")));
    }
}

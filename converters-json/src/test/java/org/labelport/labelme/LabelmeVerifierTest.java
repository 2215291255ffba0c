package org.labelport.labelme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.VerifyTrial;
import org.labelport.masks.MaskTrials;
import org.labelport.report.ExportException;

class LabelmeVerifierTest {

    private static final String GOOD = """
            {"version":"5.5.0","flags":{"day":true},
            "shapes":[
            {"label":"cat","points":[[1.0,1.0],[9.0,7.0]],"group_id":null,"description":"","shape_type":"rectangle","flags":{}}
            ],
            "imagePath":"a.jpg",
            "imageData":null,
            "imageHeight":16,
            "imageWidth":20}
            """;

    /** Older versions of LabelMe do not know masks. */
    private static final String NEWER = "labelme.newer-shape:3";

    @TempDir
    Path folder;

    private List<String> found(String json) throws ExportException, IOException {
        Files.writeString(folder.resolve("a.json"), json);
        Files.writeString(folder.resolve("a.jpg"), "");
        return VerifyTrial.of(new LabelmeConverter(), folder).found();
    }

    @Test
    void aGoodFileHasNoProblem() throws ExportException, IOException {
        assertEquals(List.of(), found(GOOD));
    }

    @Test
    void aPictureThatTheFileHoldsIsNoProblem() throws ExportException, IOException {
        assertEquals(List.of(), found(GOOD.replace("\"imageData\":null", "\"imageData\":\"iVBORw0KGgo=\"")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"imageData\":null,|``|labelme.key-missing:1",
                "\"imagePath\":\"a.jpg\"|\"imagePath\":3|labelme.image-path:5",
                "\"imagePath\":\"a.jpg\"|\"imagePath\":\"b.jpg\"|labelme.picture-missing:5",
                "\"imageHeight\":16|\"imageHeight\":17|labelme.image-size:7",
                "\"imageHeight\":16|\"imageHeight\":16.0|labelme.image-size:7",
                "[1.0,1.0]|[1.0,NaN]|labelme.points:3",
                "[1.0,1.0],||labelme.points:3",
                "\"rectangle\"|\"ellipse\"|labelme.shape-type:3",
                "\"shape_type\":\"rectangle\",||labelme.shape-type:3",
                "\"group_id\":null|\"group_id\":\"3\"|labelme.group-id:3",
                "\"day\":true|\"day\":\"yes\"|labelme.flags:1",
                "\"flags\":{}}|\"flags\":{\"x\":1}}|labelme.flags:3",
                "\"label\":\"cat\",||labelme.label:3",
                "\"description\":\"\"|\"description\":7|labelme.description:3",
                "\"imageWidth\":20}|\"imageWidth\":20|labelme.syntax:9",
                "\"label\":\"cat\"|\"label\":\"\"|labelme.label:3",
                "\"imageData\":null|\"imageData\":true|labelme.image-data:6",
                "\"imageData\":null|\"imageData\":\"\"|labelme.image-data:6",
                "\"imageData\":null|\"imageData\":\"a\"|labelme.image-data:6",
                "\"imageData\":null|\"imageData\":\"iVBORw0KGgo=, a picture\"|labelme.image-data:6",
            })
    void whatLabelmeRefusesIsFound(String good, String bad, String expected) throws ExportException, IOException {
        String replacement = bad == null ? "" : bad;
        assertEquals(List.of(expected), found(GOOD.replace(good, replacement)));
    }

    @Test
    void grayPicturesOf16BitsAreFound() throws Exception {
        found(GOOD);
        MaskTrials.gray16(folder.resolve("a.jpg"), new int[96]);
        assertEquals(
                List.of("labelme.picture-kind:0"),
                VerifyTrial.of(new LabelmeConverter(), folder).found());
    }

    @Test
    void transparentPicturesAtWhichTheConvertersStopAreToldOnce() throws Exception {
        found(GOOD);
        Files.writeString(folder.resolve("b.json"), GOOD.replace("a.jpg", "b.png"));
        MaskTrials.transparent(folder.resolve("a.jpg"));
        MaskTrials.transparent(folder.resolve("b.png"));
        assertEquals(
                List.of("labelme.picture-mode:0"),
                VerifyTrial.of(new LabelmeConverter(), folder).found());
    }

    @Test
    void transparentPictureInTheFileItselfIsTold() throws Exception {
        Path picture = folder.resolve("b.png");
        MaskTrials.transparent(picture);
        String data = Base64.getEncoder().encodeToString(Files.readAllBytes(picture));
        Files.delete(picture);
        assertEquals(
                List.of("labelme.picture-mode:0"),
                found(GOOD.replace("\"imageData\":null", "\"imageData\":\"" + data + "\"")));
    }

    @Test
    void whatTheConvertersDrawAsAreasIsTold() throws ExportException, IOException {
        assertEquals(List.of("labelme.thin-shape:0"), found(GOOD.replace("\"rectangle\"", "\"linestrip\"")));
    }

    @ParameterizedTest
    @CsvSource({"a.json,false", "train/a.json,false", ".a.json,true", "train/.a.json,true", "train/sub/a.json,true"})
    void filesThatTheConvertersLeaveOutAreTold(String name, boolean told) throws ExportException, IOException {
        Path json = folder.resolve(name);
        Files.createDirectories(json.getParent());
        Files.writeString(json, GOOD);
        Files.writeString(json.resolveSibling("a.jpg"), "");

        assertEquals(
                told ? List.of("labelme.converters-skip:0") : List.of(),
                VerifyTrial.of(new LabelmeConverter(), folder).found());
    }

    @Test
    void twoPicturesOfOneStemAreFound() throws ExportException, IOException {
        Files.writeString(folder.resolve("a.png"), "");
        assertEquals(List.of("labelme.stem-shared:5"), found(GOOD));
    }

    @Test
    void aLabelThatIsNotListedIsFound() throws ExportException, IOException {
        Files.writeString(folder.resolve("labels.txt"), "__ignore__\n_background_\ndog\n");
        assertEquals(List.of("labelme.label-unlisted:3"), found(GOOD));
    }

    @Test
    void aLabelWithBlanksThatAreStrippedFromTheListIsFound() throws ExportException, IOException {
        Files.writeString(folder.resolve("labels.txt"), "__ignore__\n_background_\ncat\u00A0\n");
        assertEquals(List.of("labelme.label-unlisted:3"), found(GOOD.replace("\"cat\"", "\"cat\u00A0\"")));
        assertEquals("_cat_", LabelmeFiles.spellable("\u3000cat\u00A0"));
    }

    @Test
    void aLabelOfTheHeadOfTheListIsListed() throws ExportException, IOException {
        Files.writeString(folder.resolve("labels.txt"), "__ignore__\n_background_\ndog\n");
        assertEquals(List.of(), found(GOOD.replace("\"cat\"", "\"_background_\"")));
        assertEquals(List.of(), found(GOOD.replace("\"cat\"", "\"__ignore__\"")));
    }

    @Test
    void aListWithoutItsHeadIsFound() throws ExportException, IOException {
        Files.writeString(folder.resolve("labels.txt"), "cat\n");
        assertEquals(List.of("labelme.labels:1"), found(GOOD));
    }

    @Test
    void aMaskWithoutItsPictureIsFound() throws ExportException, IOException {
        assertEquals(List.of("labelme.mask:3", NEWER), found(GOOD.replace("\"rectangle\"", "\"mask\"")));
    }

    @Test
    void aMaskOfAnotherSizeIsFound() throws ExportException, IOException {
        String png = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGNgYGD4DwABBAEAwS2OUAAAAABJRU5ErkJggg==";
        String mask = GOOD.replace("\"rectangle\"", "\"mask\",\"mask\":\"" + png + "\"");
        assertEquals(List.of("labelme.mask-size:3", NEWER), found(mask));
        assertEquals(List.of(NEWER), found(mask.replace("[9.0,7.0]", "[2,2]")));
        // At the border, LabelMe gives the place behind the last pixel.
        String atBorder = mask.replace("[1.0,1.0],[9.0,7.0]", "[18,14],[20,16]");
        assertEquals(List.of(NEWER), found(atBorder));
        assertEquals(
                List.of("labelme.mask-size:3", NEWER, "labelme.image-size:8"),
                found(atBorder.replace("\"imageWidth\":20", "\"imageWidth\":21")));
    }

    @Test
    void filesWithoutPicturesGetARemark() throws ExportException, IOException {
        Files.writeString(folder.resolve("a.json"), GOOD);
        assertEquals(
                List.of("labelme.no-pictures:0"),
                VerifyTrial.of(new LabelmeConverter(), folder).found());
    }
}

package org.labelport.imagefolder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.VerifyTrial;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

class ImagefolderVerifierTest {

    private static final String GOOD = """
            {"file_name":"a.png","note":"x","objects":{"bbox":[[1.0,1.0,5.0,5.0]],"category":[0]}}
            {"file_name":"b.png","note":null,"objects":{"bbox":[],"category":[]}}
            """;

    @TempDir
    Path folder;

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> found(String metadata) throws ExportException, IOException {
        file("train/metadata.jsonl", metadata);
        file("train/a.png", "");
        file("train/b.png", "");
        return VerifyTrial.of(new ImagefolderConverter(), folder).found();
    }

    @Test
    void aGoodFolderHasNoProblem() throws ExportException, IOException {
        assertEquals(List.of(), found(GOOD));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPictureThatIsALinkToNothingIsAProblemOfItsOwn() throws ExportException, IOException {
        found(GOOD);
        Files.delete(folder.resolve("train/a.png"));
        Files.delete(folder.resolve("train/b.png"));
        Files.createSymbolicLink(folder.resolve("train/a.png"), folder.resolve("gone/a.png"));

        assertEquals(
                List.of("imagefolder.picture-missing:1", "imagefolder.picture-missing:2"),
                VerifyTrial.of(new ImagefolderConverter(), folder).found().stream()
                        .filter(found -> found.contains("missing"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"note\":null|\"note\":3|imagefolder.column-type:2",
                "[1.0,1.0,5.0,5.0]|[1,1.0,5.0,5.0]|imagefolder.number-type:1",
                "[1.0,1.0,5.0,5.0]|[16.0,1.0,5.0,5.0]|imagefolder.bbox-outside:1",
                "[1.0,1.0,5.0,5.0]|[1.0,16.0,5.0,5.0]|imagefolder.bbox-outside:1",
                "[1.0,1.0,5.0,5.0]|[-1.0,1.0,5.0,5.0]|imagefolder.bbox-outside:1",
                "[1.0,1.0,5.0,5.0]|[1.0,-1.0,5.0,5.0]|imagefolder.bbox-outside:1",
                "[1.0,1.0,5.0,5.0]|[9.0,9.0,-5.0,5.0]|imagefolder.bbox-outside:1",
                "[1.0,1.0,5.0,5.0]|[9.0,9.0,5.0,-5.0]|imagefolder.bbox-outside:1",
                "[1.0,1.0,5.0,5.0]|[-0.005,-0.005,20.01,16.01]|``",
                "[1.0,1.0,5.0,5.0]|[1.0,1.0,5.0]|imagefolder.bbox:1",
                "\"category\":[0]|\"category\":[0,1]|imagefolder.objects-length:1",
                "\"note\":null,||imagefolder.keys:2",
                "\"note\":\"x\"|\"note\":\"2024-01-02\"|imagefolder.dates:0",
                "[]}}|[]}|imagefolder.syntax:2 imagefolder.picture-unlisted:0",
                "\"b.png\"|\"c.png\"|imagefolder.picture-missing:2 imagefolder.picture-unlisted:0",
                "\"b.png\"|\"../b.png\"|imagefolder.file-name:2 imagefolder.picture-unlisted:0",
                "\"b.png\"|\"/b.png\"|imagefolder.file-name:2 imagefolder.picture-unlisted:0",
                "\"b.png\"|\"http://b.png\"|imagefolder.file-name:2 imagefolder.picture-unlisted:0",
                "\"file_name\":\"b.png\"|\"file_name\":3|imagefolder.column-type:2 imagefolder.file-name:2 imagefolder.picture-unlisted:0",
            })
    void whatTheLibraryRefusesIsFound(String good, String bad, String expected) throws ExportException, IOException {
        assertEquals(expected, String.join(" ", found(GOOD.replace(good, bad == null ? "" : bad))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"note\":null|\"note\":[1]|imagefolder.column-type:2",
                "\"note\":null|\"note\":{\"x\":1}|imagefolder.column-type:2",
                "\"category\":[]|\"category\":3|imagefolder.column-type:2",
                "\"objects\":{\"bbox\":[],\"category\":[]}|\"objects\":[]|imagefolder.column-type:2",
            })
    void aColumnOfListsAndOtherValuesIsFound(String good, String bad, String expected)
            throws ExportException, IOException {
        assertEquals(List.of(expected), found(GOOD.replace(good, bad)));
    }

    @ParameterizedTest
    @CsvSource({
        "[0],''",
        "[1],''",
        "[2],imagefolder.class-unknown:1",
        "[-1],imagefolder.class-unknown:1",
        "['cat'],''",
        "[' cat '],''",
        "['1'],''",
        "['2'],imagefolder.class-unknown:1",
        "[0.5],imagefolder.class-unknown:1",
        "['cow'],imagefolder.class-unknown:1",
        "[null],''",
    })
    void aClassThatReadmeDoesNotListIsFound(String category, String expected) throws ExportException, IOException {
        catAndDog();
        assertEquals(
                expected,
                String.join(
                        " ", found(GOOD.replace("\"category\":[0]", "\"category\":" + category.replace('\'', '"')))));
    }

    private void catAndDog() throws IOException {
        file(
                "README.md",
                "---\ndataset_info:\n  features:\n  - name: objects\n    struct:\n    - name: category\n      sequence:\n"
                        + "        class_label:\n          names:\n            '0': \"cat\"\n            '1': \"dog\"\n---\n");
    }

    @Test
    void aClassOfAPictureThatReadmeDoesNotListIsFound() throws ExportException, IOException {
        file(
                "README.md",
                "---\ndataset_info:\n  features:\n  - name: label\n    dtype:\n      class_label:\n        names:\n"
                        + "          '0': cat\n---\n");
        String labels = GOOD.replace("\"note\":\"x\"", "\"label\":1").replace("\"note\":null", "\"label\":0");

        assertEquals(List.of("imagefolder.class-unknown:1"), found(labels));
    }

    @Test
    void aClassOfAListOfObjectsThatReadmeDoesNotListIsFound() throws ExportException, IOException {
        catAndDog();
        String one = "{\"file_name\":\"a.png\",\"objects\":[{\"bbox\":[1.0,1.0,5.0,5.0],\"category\":%d}]}\n"
                + "{\"file_name\":\"b.png\",\"objects\":[]}\n";
        assertEquals(List.of(), found(String.format(Locale.ROOT, one, 1)));
        assertEquals(List.of("imagefolder.class-unknown:1"), found(String.format(Locale.ROOT, one, 2)));
    }

    @Test
    void listsOfClassesThatCannotBeReadAreFound() throws Exception {
        file("id2label.json", "[\"cat\"]");
        Files.write(folder.resolve("README.md"), new byte[] {'-', '-', '-', '\n', (byte) 0xE9, '\n'});
        assertEquals(List.of("imagefolder.id2label:0", "imagefolder.readme:0"), found(GOOD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"./b.png", ".//b.png", ".\\\\b.png"})
    void aPictureIsListedHoweverItsPathIsWritten(String name) throws ExportException, IOException {
        assertEquals(List.of(), found(GOOD.replace("b.png", name)));
    }

    @Test
    void aPictureThatAnotherColumnNamesIsListed() throws ExportException, IOException {
        file("train/depth/a.png", "");
        file("train/depth/b.png", "");
        assertEquals(
                List.of("imagefolder.picture-unlisted:0"),
                found(GOOD.replace(
                                "\"file_name\":\"a.png\"",
                                "\"file_name\":\"a.png\",\"depth_file_name\":\"depth/a.png\"")
                        .replace("\"file_name\":\"b.png\"", "\"file_name\":\"b.png\",\"depth_file_name\":\"\"")));
    }

    @Test
    void anUnlistedPictureIsFoundWhoseNameHasTheHashCodeOfAnother() throws ExportException, IOException {
        file("train/Aa.png", "");
        file("train/BB.png", "");
        assertEquals(
                List.of("imagefolder.picture-unlisted:0"),
                found(GOOD + GOOD.split("\n")[1].replace("b.png", "Aa.png")));
    }

    @Test
    void rowsAreReadWithinTheLimitsOfTheRequest() throws ExportException, IOException {
        String deep = "{\"file_name\":\"c.png\",\"deep\":" + "[".repeat(9) + "1" + "]".repeat(9) + "}\n";
        file("train/c.png", "");
        assertEquals(List.of("imagefolder.keys:3"), found(GOOD + deep));
        assertEquals(
                List.of("imagefolder.syntax:3", "imagefolder.picture-unlisted:0"),
                VerifyTrial.of(new ImagefolderConverter(), folder, Limits.of(Map.of(Limit.JSON_DEPTH, 8L)))
                        .found());
    }

    @Test
    void typesThatReadmeGivesDoNotCount() throws ExportException, IOException {
        file("README.md", "---\ndataset_info:\n  features:\n  - name: note\n    dtype: string\n---\n");
        assertEquals(List.of("imagefolder.dates:0"), found(GOOD.replace("\"note\":\"x\"", "\"note\":\"2024-01-02\"")));
    }

    @Test
    void aSplitWithoutMetadataIsFound() throws ExportException, IOException {
        file("test/c.png", "");
        assertEquals(List.of("imagefolder.metadata-missing:0"), found(GOOD));
    }

    @Test
    void twoKindsOfMetadataAreFound() throws ExportException, IOException {
        file("test/c.png", "");
        file("test/metadata.csv", "file_name\nc.png\n");
        assertEquals(List.of("imagefolder.metadata-kinds:0"), found(GOOD));
    }

    /** Pandas, by which the library reads tables, gives a column the type that holds all of its cells. */
    @Test
    void cellsOfATableMayDiffer() throws ExportException, IOException {
        for (String split : List.of("train", "test")) {
            file(split + "/a.png", "");
            file(split + "/b.png", "");
            file(split + "/metadata.csv", "file_name,n,m\na.png,1,1\nb.png,x,0.5\n");
        }
        assertEquals(
                List.of(), VerifyTrial.of(new ImagefolderConverter(), folder).found());

        file("test/metadata.csv", "file_name,n,m\na.png,1,1\nb.png,2,0.5\n");
        assertEquals(
                List.of("imagefolder.column-type:3"),
                VerifyTrial.of(new ImagefolderConverter(), folder).found());
    }

    @Test
    void anotherTypeInAnotherSplitIsFound() throws ExportException, IOException {
        file("test/c.png", "");
        String row = GOOD.lines().findFirst().orElseThrow().replace("a.png", "c.png");
        file("test/metadata.jsonl", row.replace("\"x\"", "7") + "\n");
        assertEquals(List.of("imagefolder.column-type:1"), found(GOOD));
    }

    @Test
    void aSplitWithoutAnyValueOfAColumnIsFound() throws ExportException, IOException {
        String row = "{\"file_name\":\"c.png\",\"note\":%s,\"objects\":{\"bbox\":[],\"category\":[]}}\n";
        file("test/c.png", "");
        file("test/metadata.jsonl", row.formatted("null"));
        assertEquals(List.of("imagefolder.columns-differ:0"), found(GOOD));

        String whole = GOOD.lines().findFirst().orElseThrow().replace("a.png", "c.png") + "\n";
        file("test/metadata.jsonl", whole + row.formatted("null").replace("c.png", "d.png"));
        file("test/d.png", "");
        assertEquals(List.of(), found(GOOD));
    }

    @Test
    void aSplitWithDatesAloneBesideOtherTextsIsFound() throws ExportException, IOException {
        String row =
                "{\"file_name\":\"c.png\",\"note\":\"2024-01-02\",\"objects\":{\"bbox\":[[1.0,1.0,5.0,5.0]],\"category\":[0]}}\n";
        file("test/c.png", "");
        file("test/metadata.jsonl", row);
        assertEquals(List.of("imagefolder.dates:0", "imagefolder.columns-differ:0"), found(GOOD));

        file("test/metadata.jsonl", row + row.replace("c.png", "d.png").replace("2024-01-02", "soon"));
        file("test/d.png", "");
        assertEquals(List.of(), found(GOOD));
    }

    @Test
    void picturesThatASplitHidesAreFound() throws ExportException, IOException {
        file("train/a/x.png", "");
        file("other/y.png", "");
        assertEquals(
                List.of("imagefolder.split-hidden:0"),
                VerifyTrial.of(new ImagefolderConverter(), folder).found());
    }

    @Test
    void picturesThatASplitHidesAreFoundAmongManyFolders() throws ExportException, IOException {
        for (int label = 1000; label < 2001; label++) {
            file(label + "/x.png", "");
        }
        file("train/y.png", "");
        assertEquals(
                Collections.nCopies(1001, "imagefolder.split-hidden:0"),
                VerifyTrial.of(new ImagefolderConverter(), folder).found());
    }

    @Test
    void aPictureInFoldersOfTwoSplitsIsFound() throws ExportException, IOException {
        file("train/street/test/x.png", "");
        file("train/street/y.png", "");
        assertEquals(
                List.of("imagefolder.split-several:0", "imagefolder.split-words:0"),
                VerifyTrial.of(new ImagefolderConverter(), folder).found());
    }

    @Test
    void picturesAreFoundThatTheNamesOfOthersHide() throws ExportException, IOException {
        file("street_test_1.png", "");
        file("street_2.png", "");
        assertEquals(
                List.of("imagefolder.split-hidden:0"),
                VerifyTrial.of(new ImagefolderConverter(), folder).found());

        file("README.md", "---\nconfigs:\n- data_files:\n  - split: train\n    path: \"**\"\n---\n");
        assertEquals(
                List.of(), VerifyTrial.of(new ImagefolderConverter(), folder).found());
    }

    @Test
    void picturesAreFoundThatTheFolderOfASplitAloneHides() throws ExportException, IOException {
        file("train/val-1.png", "");
        file("train/val-2.png", "");
        assertEquals(
                List.of(), VerifyTrial.of(new ImagefolderConverter(), folder).found());

        file("train/3.png", "");
        assertEquals(
                List.of("imagefolder.split-words:0"),
                VerifyTrial.of(new ImagefolderConverter(), folder).found());

        file("README.md", "---\nconfigs:\n- data_files:\n  - split: train\n    path: \"train/**\"\n---\n");
        assertEquals(
                List.of("imagefolder.split-words:0"),
                VerifyTrial.of(new ImagefolderConverter(), folder).found());
    }
}

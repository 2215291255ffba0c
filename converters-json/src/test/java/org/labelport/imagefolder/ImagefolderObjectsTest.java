package org.labelport.imagefolder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Values of objects and classes that are not what they should be. */
class ImagefolderObjectsTest {

    private static final String NAMES = "names:\n          '0': \"day\"\n          '1': \"night\"\n";

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    @BeforeEach
    void picture() throws IOException {
        Files.writeString(folder.resolve("a.png"), "pixels");
    }

    private Trial read(String columns) throws ExportException, IOException {
        Files.writeString(folder.resolve("metadata.jsonl"), "{\"file_name\":\"a.png\"," + columns + "}\n");
        return Trial.read(new ImagefolderTarget(), Map.of("path", folder.toString()), scratch);
    }

    @Test
    void listsOfDifferentLengthsAreTold() throws Exception {
        Trial read = read("\"objects\":{\"bbox\":[[1,1,5,5],[2,2,5,5]],\"iscrowd\":[1],\"area\":[],\"note\":null}");
        assertEquals(
                List.of(
                        "imagefolder.objects-length the lists of objects have different lengths (bbox 2, iscrowd 1), so that"
                                + " values may be those of other objects"),
                read.losses().stream()
                        .map(loss -> loss.code() + " " + loss.detail())
                        .toList());
        assertEquals(2, read.items().get(0).annotations().size());
        assertEquals(
                List.of(),
                read("\"objects\":{\"bbox\":[[1,1,5,5]],\"iscrowd\":[1],\"area\":[]}")
                        .losses());
    }

    @ParameterizedTest
    @CsvSource({"0,''", "1,''", "2.0,''", "0.5,imagefolder.points", "3,imagefolder.points", "-1,imagefolder.points"})
    void aVisibilityOfKeypointsIs0Or1Or2(String visibility, String error) throws Exception {
        Trial read = read("\"objects\":{\"bbox\":[[2,3,2,2]],\"keypoints\":[[2,3,2,4,5," + visibility + "]]}");
        assertEquals(error, String.join(" ", read.errorCodes()));
    }

    /** Programs such as pandas write whole numbers as decimals when some are missing. */
    @ParameterizedTest
    @CsvSource({
        "1,night,''",
        "1.0,night,''",
        "0.5,'',category.unknown",
        "1e18,'',category.unknown",
        "true,'',category.missing",
        "'\"1\"',night,''",
        "'\" night \"',night,''",
        "'\"2\"','',category.unknown",
    })
    void aNumberOfAListIsAClass(String label, String category, String error) throws Exception {
        Files.writeString(
                folder.resolve("README.md"),
                "---\ndataset_info:\n  features:\n  - name: label\n    dtype:\n      class_label:\n        " + NAMES
                        + "---\n");
        Trial read = read("\"label\":" + label);
        assertEquals(error, String.join(" ", read.errorCodes()));
        assertEquals(
                category.isEmpty() ? List.of() : List.of(category),
                read.items().get(0).annotations().stream()
                        .map(annotation -> annotation.category())
                        .toList());
        assertEquals(Map.of(), read.items().get(0).attributes());
    }

    @Test
    void aDecimalWithoutAListIsNoClass() throws Exception {
        assertEquals(
                Map.of("label", new Value.Number(0.5)),
                read("\"label\":0.5").items().get(0).attributes());
    }
}

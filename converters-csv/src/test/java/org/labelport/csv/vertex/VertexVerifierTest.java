package org.labelport.csv.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.csv.Tables;

class VertexVerifierTest {

    private static final String GOOD = "training,gs://b/images/a.jpg,cat,0.1,0.2,,,0.5,0.6,,\n";

    @TempDir
    Path folder;

    @BeforeEach
    void pictures() throws Exception {
        Tables.write(folder, "images/a.jpg", "pixels");
    }

    private List<String> problems(String rows, Map<String, ?> options) throws Exception {
        Tables.write(folder, "import.csv", rows);
        return Tables.problems(new VertexConverter(), folder, options).stream()
                .filter(problem -> !problem.contains("few-examples"))
                .toList();
    }

    @Test
    void goodTablesHaveNoProblems() throws Exception {
        assertEquals(List.of(), problems(GOOD + "test,gs://b/images/a.jpg,,,,,,,,,\n", Map.of()));
        assertEquals(List.of(), problems("TRAIN,gs://b/a.jpg,cat,dog\nTEST,gs://b/images/a.jpg,\n", Map.of()));
        assertEquals(List.of(), problems("TRAIN,a text,good\nTEST,gs://b/b.txt,bad\n", Map.of("task", "text")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "training,gs://b/images/a.jpg,cat,0.1,0.2,0.5,0.6 | REJECTED csv-vertex.cells import.csv:2",
                "training,gs://b/images/a.jpg,cat,1.1,0.2,,,0.5,0.6,, | REJECTED csv-vertex.not-normalised import.csv:2",
                "training,gs://b/images/a.jpg,cat,x,0.2,,,0.5,0.6,, | REJECTED csv-vertex.number import.csv:2",
                "training,gs://b/images/a.jpg,cat,0.5,0.2,,,0.5,0.6,, | REJECTED csv-vertex.box import.csv:2",
                "training,gs://b/images/a.jpg,cat,0.1,0.2,,,0.109,0.6,, | REJECTED csv-vertex.box-small import.csv:2",
                "training,gs://b/images/a.jpg,cat,0.1,0.2,,,0.17,0.6,, | REJECTED csv-vertex.box-small import.csv:2",
                "training,images/a.jpg,cat,0.1,0.2,,,0.5,0.6,, | REJECTED csv-vertex.path import.csv:2",
                "training,gs://b/images/b.jpg,cat,0.1,0.2,,,0.5,0.6,, | REJECTED csv-vertex.picture-missing import.csv:2",
                "training,gs://b/images/a.jpg,,0.1,0.2,,,0.5,0.6,, | REJECTED csv-vertex.label import.csv:2",
                "training,gs://b/images/a.jpg,cat,,,,,,,, | REJECTED csv-vertex.box import.csv:2",
                "training,gs://b/images/a.jpg,None_of_the_above,0.1,0.2,,,0.5,0.6,, | DAMAGED csv-vertex.label-reserved import.csv:2",
                "tarining,gs://b/images/a.jpg,cat,0.1,0.2,,,0.5,0.6,, | REJECTED csv-vertex.set import.csv:2",
                "TRAIN,gs://b/images/a.jpg,cat,0.1,0.2,,,0.5,0.6,, | REJECTED csv-vertex.sets-mixed import.csv:0",
                ",gs://b/images/a.jpg,cat,0.1,0.2,,,0.5,0.6,, | REJECTED csv-vertex.sets-incomplete import.csv:0",
                "'' | REJECTED csv-vertex.blank-line import.csv:2"
            })
    void whatTheImportRefusesIsTold(String row, String problem) throws Exception {
        assertEquals(List.of(problem), problems(GOOD + row + "\n", Map.of("task", "detection")));
    }

    @Test
    void tablesOfTextsNeedNoPictures() throws Exception {
        Files.delete(folder.resolve("images/a.jpg"));
        assertEquals(List.of(), problems("TRAIN,a text,good\nTEST,gs://b/b.txt,bad\n", Map.of("task", "text")));
        assertEquals(List.of(), problems("TRAIN,gs://b/b.txt,bad\n", Map.of()));
        assertEquals(List.of("REMARK csv-vertex.pictures-missing"), problems(GOOD.repeat(2), Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"TRAIN,gs://b/b.jpg,cat", "TRAIN,gs://b/b.jpg,,,,,,,,,"})
    void picturesOfLabelsAndWithoutBoxesAreLookedFor(String row) throws Exception {
        assertEquals(List.of("REJECTED csv-vertex.picture-missing import.csv:1"), problems(row + "\n", Map.of()));
    }

    @Test
    void picturesThatTheImportFindsTooLarge() throws Exception {
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("images/a.jpg").toFile(), "rw")) {
            large.setLength((30L << 20) + 1);
        }
        assertEquals(List.of("REJECTED csv-vertex.picture-large import.csv:1"), problems(GOOD.repeat(2), Map.of()));
        assertEquals(
                List.of("REJECTED csv-vertex.picture-large import.csv:1"),
                problems("training,gs://b/images/a.jpg,cat\n", Map.of()));
    }

    @Test
    void boxesOfOtherThan11CellsAreNoLabels() throws Exception {
        String noSet = "gs://b/images/a.jpg,cat,0.1,0.2,,,0.5,0.6,,\n";
        assertEquals(List.of("REJECTED csv-vertex.cells import.csv:1"), problems(noSet, Map.of()));
        // Spreadsheets leave out the columns at the end that are blank everywhere.
        String cut = "training,gs://b/images/a.jpg,cat,0.1,0.2,,,0.5,0.6\n";
        assertEquals(List.of("REJECTED csv-vertex.cells import.csv:1"), problems(cut, Map.of()));
        String empty = "training,gs://b/images/a.jpg,,,,,,,\n";
        assertEquals(List.of("REJECTED csv-vertex.cells import.csv:2"), problems(empty + cut, Map.of()));
    }

    @Test
    void moreThan500BoxesOfAPictureAreTooMany() throws Exception {
        assertEquals(List.of(), problems(GOOD.repeat(500), Map.of()));
        assertEquals(
                List.of("REJECTED csv-vertex.too-many-boxes import.csv:501"), problems(GOOD.repeat(502), Map.of()));
    }

    @Test
    void labelsNeedTenExamples() throws Exception {
        Tables.write(folder, "import.csv", GOOD);
        assertEquals(
                List.of("REMARK csv-vertex.few-examples import.csv:0"),
                Tables.problems(new VertexConverter(), folder, Map.of()));
    }
}

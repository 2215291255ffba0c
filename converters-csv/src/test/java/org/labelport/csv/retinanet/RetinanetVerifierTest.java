package org.labelport.csv.retinanet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.csv.Tables;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Blob;
import org.labelport.model.Media;
import org.labelport.options.Options;
import org.labelport.testkit.Requests;
import org.labelport.testkit.trial.Trial;
import org.labelport.verify.VerifyRequest;

class RetinanetVerifierTest {

    @TempDir
    Path folder;

    @BeforeEach
    void dataSet() throws Exception {
        Tables.write(folder, "classes.csv", "cat,0\ndog,1\n");
        Tables.write(folder, "images/a.jpg", "pixels");
        Tables.write(folder, "annotations.csv", "images/a.jpg,1,2,11,22,cat\nimages/a.jpg,,,,,\n");
    }

    private List<String> problems() throws Exception {
        return Tables.problems(new RetinanetConverter(), folder, Map.of());
    }

    @Test
    void aGoodDataSetHasNoProblems() throws Exception {
        assertEquals(List.of(), problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "images/a.jpg,1.0,2,11,22,cat | REJECTED csv-retinanet.number",
                "images/a.jpg,11,2,11,22,cat | REJECTED csv-retinanet.box",
                "images/a.jpg,1,22,11,2,cat | REJECTED csv-retinanet.box",
                "images/a.jpg,1,2,101,22,cat | DAMAGED csv-retinanet.box-outside",
                "images/a.jpg,1,2,11,22,fox | REJECTED csv-retinanet.class-unknown",
                "images/b.jpg,1,2,11,22,cat | REJECTED csv-retinanet.picture-missing",
                "images/a.jpg,1,2,11,22 | REJECTED csv-retinanet.cells",
                "'' | REJECTED csv-retinanet.blank-line"
            })
    void whatTheReaderStumblesOverIsTold(String row, String problem) throws Exception {
        Tables.write(folder, "annotations.csv", "images/a.jpg,1,2,11,22,cat\n" + row + "\n");
        assertEquals(List.of(problem + " annotations.csv:2"), problems());
    }

    @Test
    void picturesLieBesideTheirTable() throws Exception {
        Files.delete(folder.resolve("annotations.csv"));
        Files.delete(folder.resolve("images/a.jpg"));
        Tables.write(folder, "train/_annotations.csv", "a.jpg,1,2,11,22,cat\n");
        Tables.write(folder, "train/a.jpg", "pixels");
        assertEquals(List.of(), problems());

        Tables.write(folder, "train/_annotations.csv", "b.jpg,1,2,11,22,cat\n");
        assertEquals(List.of("REJECTED csv-retinanet.picture-missing train/_annotations.csv:1"), problems());
    }

    @Test
    void theFileOfClassesIsNamedAsItIs() throws Exception {
        Files.move(folder.resolve("classes.csv"), folder.resolve("_classes.csv"));
        Tables.write(folder, "annotations.csv", "images/a.jpg,1,2,11,22,fox\n");
        List<String> messages = Tables.messages(new RetinanetConverter(), folder);
        assertTrue(messages.get(0).contains("'fox' is not in _classes.csv"), messages.toString());

        Trial read = Trial.read(new RetinanetTarget(), Map.of("path", folder.toString()), folder);
        assertTrue(
                read.errors().get(0).message().contains("'fox' is not in _classes.csv"),
                read.errors().toString());
    }

    @Test
    void aHeaderIsReadAsABox() throws Exception {
        Tables.write(folder, "annotations.csv", "path,x1,y1,x2,y2,class\nimages/a.jpg,1,2,11,22,cat\n");
        assertEquals(List.of("REJECTED csv-retinanet.header annotations.csv:1"), problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cat,0;cat,1 | REJECTED csv-retinanet.classes classes.csv:2",
                "cat,0;dog,2 | DAMAGED csv-retinanet.classes classes.csv:0",
                "cat,0;dog,0 | DAMAGED csv-retinanet.classes classes.csv:2",
                "cat,0;dog | REJECTED csv-retinanet.classes classes.csv:2"
            })
    void classesHaveNumbersFromZero(String classes, String problem) throws Exception {
        Tables.write(folder, "classes.csv", classes.replace(';', '\n') + "\n");
        assertEquals(List.of(problem), problems());
    }

    @Test
    void rowsThatAreLongerThanTheLimitsAllowAreTold() throws Exception {
        Tables.write(folder, "classes.csv", "cat,0\n" + "d".repeat(200_000) + ",1\n");
        List<String> codes = new ArrayList<>();
        VerifyRequest usual = Requests.verify(
                folder,
                Options.check("csv-retinanet", List.of(), Map.of()),
                folder,
                file -> Media.Image.of(Blob.ABSENT, 100, 50),
                problem -> codes.add(problem.code()));
        Limits limits = Limits.of(Map.of(Limit.CSV_RECORD, Limit.CSV_RECORD.least()));
        new RetinanetVerifier()
                .verify(new VerifyRequest(
                        usual.folder(),
                        usual.options(),
                        usual.scratch(),
                        usual.media(),
                        usual.json(),
                        usual.problems(),
                        limits));
        assertTrue(codes.contains("csv-retinanet.syntax"), codes.toString());
    }
}

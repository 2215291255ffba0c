package org.labelport.labelme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.masks.MaskTrials;
import org.labelport.model.Shape;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Shapes whose points do not say what the shape is. */
class LabelmePointsTest {

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Trial shape(String type, String points, String more) throws ExportException, IOException {
        Files.writeString(
                folder.resolve("a.json"),
                "{\"imagePath\":\"a.png\",\"imageHeight\":80,\"imageWidth\":90,\"flags\":{\"x\":1},\"shapes\":[{\"label\":\"a\","
                        + "\"shape_type\":\"" + type + "\",\"points\":" + points + more + "}]}");
        return Trial.read(new LabelmeTarget(), Map.of("path", folder.toString()), scratch);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rectangle|[[1,1],[9,7]]|true",
                "rectangle|[[1,1],[9,1],[9,7],[1,7]]|true",
                "rectangle|[[1,1],[1,1],[9,7]]|false",
                "rectangle|[[1,1],[9,1],[9,7],[1,7],[1,1]]|false",
                "circle|[[9,9],[12,9]]|true",
                "circle|[[9,9],[9,9],[12,9]]|false",
            })
    void aShapeHasTheNumberOfItsPoints(String type, String points, boolean read) throws Exception {
        Trial trial = shape(type, points, "");
        assertEquals(read ? 1 : 0, trial.items().get(0).annotations().size());
        assertEquals(!read, trial.errorCodes().contains("labelme.points"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[4,5],[15,12]]|4|false",
                "[[4,5],[16,12]]|4|false",
                "[[4,5],[15,13]]|4|false",
                "[[4,5],[17,12]]|4|true",
                "[[4,5],[15,11]]|4|true",
                "[[4.25,5],[15.25,12]]|4|true",
                "[[4,5]]|4|true",
                "[[4,5],[15,12],[15,12]]|4|true",
            })
    void pointsThatDoNotEncloseAMaskAreTold(String points, int x, boolean told) throws Exception {
        MaskTrials.gray8(folder.resolve("mask.png"), MaskTrials.values(255, 0));
        String mask = Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("mask.png")));
        Files.delete(folder.resolve("mask.png"));

        Trial trial = shape("mask", points, ",\"mask\":\"" + mask + "\"");

        assertEquals(x, ((Shape.Mask) trial.items().get(0).annotations().get(0).shape()).x());
        assertEquals(told ? List.of("labelme.key-dropped") : List.of(), trial.lossCodes());
    }

    @Test
    void aMaskOfAnotherShapeIsTold() throws Exception {
        assertEquals(
                List.of(), shape("rectangle", "[[1,1],[9,7]]", ",\"mask\":null").lossCodes());
        Trial trial = shape("rectangle", "[[1,1],[9,7]]", ",\"mask\":\"abc\"");
        assertEquals("keys of shapes are not read: mask", trial.losses().get(0).detail());
    }

    @Test
    void aFlagThatIsNoneIsToldWithItsFile() throws Exception {
        Trial trial = shape("rectangle", "[[1,1],[9,7]]", "");
        String message = trial.errors().get(0).message();
        assertTrue(message.startsWith("a.json, line 1: the flag 'x'"), message);
    }
}

package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.labelport.it.LabelportProcess.Ended;

/** What the command line says to bad input and wrong use: one line, the right exit code, and nothing left behind. */
class CommandLineRefusalsIT {

    private static final String EXAMPLE = "coco:" + LabelportProcess.project("examples/shapes/annotations.json");
    private static final String IMAGES =
            LabelportProcess.project("examples/shapes/images").toString();

    @TempDir
    Path folder;

    @Test
    void parametersThatAreNoObjectAreSaidToBe() throws Exception {
        Ended ended = LabelportProcess.run(folder, "export", "--params", "[]");

        assertEquals(2, ended.exitCode());
        assertTrue(
                ended.errors()
                        .get(0)
                        .startsWith(
                                "labelport: params.invalid: The job's parameters are not a JSON object. Give an object"),
                ended.toString());
    }

    @Test
    void misspeltTargetInFrontOfAPathIsNoPath() throws Exception {
        Ended ended = LabelportProcess.run(folder, "plan", "--from", "cocoo:/data/a.json", "--to", "yolo");
        assertEquals(2, ended.exitCode());
        String error = ended.errors().get(0);
        assertEquals("labelport: target.unknown: no target 'cocoo' is installed. Did you mean coco?", error);
    }

    static Stream<Arguments> badInput() {
        String image = "{\"id\":1,\"file_name\":\"a.jpg\",\"width\":20,\"height\":20}";
        String category = "{\"id\":1,\"name\":\"cat\"}";
        String good = "{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[1,1,5,5],\"iscrowd\":0}";
        return Stream.of(
                Arguments.of("not JSON", 1, "hello"),
                Arguments.of("an empty file", 1, ""),
                Arguments.of("no object", 1, "[1,2,3]"),
                Arguments.of("truncated", 1, coco(image, category, good).substring(0, 120)),
                Arguments.of("wrong types at the top", 1, "{\"images\":7,\"annotations\":[],\"categories\":[]}"),
                Arguments.of("10,000 levels", 1, coco(image, category, "{\"x\":" + "[".repeat(10_000))),
                Arguments.of(
                        "a width in words",
                        3,
                        coco(image.replace("20,", "\"wide\",") + "," + image.replace(":1,", ":2,"), category, good)),
                Arguments.of(
                        "an unknown category",
                        3,
                        coco(image, category, good + "," + good.replace("category_id\":1", "category_id\":9"))),
                Arguments.of(
                        "an image that is not there",
                        3,
                        coco(image, category, good.replace("image_id\":1", "image_id\":7"))),
                Arguments.of("NaN", 3, coco(image, category, good.replace("[1,", "[NaN,"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    void badInputIsOneClearLine(String name, int exitCode, String json) throws Exception {
        Files.writeString(folder.resolve("bad.json"), json);
        Ended ended = LabelportProcess.run(folder, "export", "--from", "coco:bad.json", "--to", "yolo", "--out", "out");

        assertEquals(exitCode, ended.exitCode(), ended.err());
        assertFalse(ended.err().contains("\tat "), "no stack trace: " + ended.err());
        if (exitCode == 1) {
            assertEquals(1, ended.errors().size(), ended.err());
            assertTrue(ended.err().contains("bad.json"), "names the file: " + ended.err());
            assertFalse(Files.exists(folder.resolve("out")), "nothing is left");
        } else {
            assertTrue(Files.isRegularFile(folder.resolve("out/yolo/errors.ndjson")));
        }
    }

    @Test
    void longTextIsRefusedAndNotHeld() throws Exception {
        try (OutputStream file = Files.newOutputStream(folder.resolve("long.json"))) {
            file.write("{\"images\":[{\"id\":1,\"file_name\":\"".getBytes(StandardCharsets.US_ASCII));
            byte[] letters = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 200; i++) {
                file.write(letters);
            }
            file.write("\"}],\"annotations\":[],\"categories\":[]}".getBytes(StandardCharsets.US_ASCII));
        }
        Ended ended = LabelportProcess.run(
                folder, "export", "--from", "coco:long.json", "--to", "yolo", "--out", "out", "--heap", "256m");
        assertEquals(1, ended.exitCode(), ended.err());
        assertEquals(1, ended.errors().size(), ended.err());
        assertFalse(ended.err().contains("OutOfMemory"), ended.err());
    }

    @Test
    void wrongUseSaysWhatIsRight() throws Exception {
        assertWrongUse("csv", "export", "--from", EXAMPLE, "--to", "nope", "--out", "out");
        assertWrongUse("coco", "export", "--from", "nope:x", "--to", "yolo", "--out", "out");
        assertWrongUse("segment", "export", "--from", EXAMPLE, "--to", "yolo", "--option", "task=nope", "--out", "out");
        assertWrongUse("task", "export", "--from", EXAMPLE, "--to", "yolo", "--option", "tusk=detect", "--out", "out");
        assertWrongUse("0.8/0.1/0.1", "export", "--from", EXAMPLE, "--to", "yolo", "--split", "half", "--out", "out");
        assertWrongUse("--to", "export", "--from", EXAMPLE);
        assertWrongUse("boat", "export", "--from", EXAMPLE, "--to", "yolo", "--only", "plane", "--out", "out");
    }

    private void assertWrongUse(String named, String... arguments) throws Exception {
        Ended ended = LabelportProcess.run(folder, arguments);
        assertEquals(2, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains(named), "names '" + named + "': " + ended.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void missingOrUnusablePlacesAreNamed() throws Exception {
        Ended missing =
                LabelportProcess.run(folder, "export", "--from", "coco:gone.json", "--to", "yolo", "--out", "out");
        assertEquals(1, missing.exitCode(), missing.err());
        assertTrue(missing.errors().get(0).contains("gone.json"), missing.err());

        Files.writeString(folder.resolve("file"), "mine");
        Ended taken = LabelportProcess.run(folder, "export", "--from", EXAMPLE, "--to", "yolo", "--out", "file");
        assertEquals(1, taken.exitCode(), taken.err());
        assertEquals("mine", Files.readString(folder.resolve("file")));

        Ended images = LabelportProcess.run(
                folder, "export", "--from", EXAMPLE, "--images", "nowhere", "--to", "yolo", "--out", "out");
        assertEquals(2, images.exitCode(), images.err());
        assertTrue(images.errors().get(0).contains("nowhere"), images.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void previewThatCannotBePutInItsPlaceSaysWhy() throws Exception {
        String page = "p".repeat(250) + ".html"; // the file that becomes the page has a longer name

        Ended ended = LabelportProcess.run(folder, "preview", EXAMPLE, "--images", IMAGES, "--quiet", "--out", page);

        assertEquals(1, ended.exitCode(), ended.toString());
        assertTrue(ended.errors().get(0).startsWith("labelport: storage.failed: "), ended.toString());
        assertTrue(ended.errors().get(0).contains(page + " cannot be written: File name too long"), ended.toString());
    }

    @Test
    void folderOfSettingsThatIsNotThereIsNotTakenForOneWithoutSettings() throws Exception {
        Ended ended = LabelportProcess.shell(folder, "LABELPORT_CONF=labelprt \"$0\" formats");

        assertEquals(1, ended.exitCode(), ended.toString());
        assertEquals(
                List.of("labelport: " + folder.toRealPath().resolve("labelprt")
                        + ", which LABELPORT_CONF names as the folder of settings, is not there. Correct the name, or"
                        + " create the folder."),
                ended.errors());
    }

    private static String coco(String images, String categories, String annotations) {
        return "{\"images\":[" + images + "],\"categories\":[" + categories + "],\"annotations\":[" + annotations
                + "]}";
    }
}

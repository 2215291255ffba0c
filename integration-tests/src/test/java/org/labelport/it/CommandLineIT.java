package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.labelport.it.LabelportProcess.Ended;

/** The command line as users meet it: what it says, its exit codes, and what it leaves behind. */
class CommandLineIT {

    private static final String EXAMPLE = "coco:" + LabelportProcess.project("examples/shapes/annotations.json");
    private static final String IMAGES =
            LabelportProcess.project("examples/shapes/images").toString();

    /** The example has boxes, regions and keypoints, and a YOLO data set holds one of them. */
    private static final String SEGMENT = "yolo.task=segment";

    @TempDir
    Path folder;

    @Test
    void outputThatCannotBeWrittenIsSaid() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")));

        Ended full = LabelportProcess.shell(folder, "\"$0\" formats >/dev/full");
        assertEquals(1, full.exitCode(), full.toString());
        assertTrue(full.errors().get(0).startsWith("labelport: output.lost: "), full.toString());

        Ended seenEnough = LabelportProcess.shell(folder, "\"$0\" formats | head -n 1");
        assertEquals(List.of(), seenEnough.errors());
    }

    @Test
    void damagedStateOfPluginsIsWarnedOfOnceAndPlainly() throws Exception {
        Path state = folder.resolve("plugins/.store/state.json");
        Files.createDirectories(state.getParent());
        Files.writeString(state, "{\"schema\": 1, \"plugins\": [");

        String said = "plugin.state-unreadable: " + state
                + " cannot be read: it is not JSON at line 1: it ends in the middle. Put a copy of it back, or move it away and install plug-ins"
                + " anew.";

        Ended ended = LabelportProcess.run(folder, "formats");
        assertEquals(0, ended.exitCode());
        assertEquals(List.of("labelport: warning: " + said), ended.errors());

        Ended list = LabelportProcess.run(folder, "plugin", "list");
        assertEquals(1, list.exitCode());
        assertEquals(List.of("labelport: " + said), list.errors());
    }

    /** Java has no home for a user without an entry, as in many containers, and calls it {@code ?}. */
    @Test
    void userWithoutAHomeLeavesNothingInTheWorkingDirectory() throws Exception {
        Map<String, String> environment = Map.of(
                "LABELPORT_JAVA_OPTS", "-Duser.home=?",
                "HOME", folder.resolve("home").toString(),
                "XDG_CACHE_HOME", "",
                "XDG_STATE_HOME", "",
                "LABELPORT_RUNS", "",
                "LABELPORT_QUICKSTART", "off");

        Ended ended = LabelportProcess.start(folder, environment, "formats").await();

        assertEquals(0, ended.exitCode(), ended.toString());
        assertTrue(Files.isDirectory(folder.resolve("home/.cache/labelport")), ended.toString());
        assertFalse(Files.exists(folder.resolve("?")));
    }

    @Test
    void parametersThatAreNoObjectAreSaidToBe() throws Exception {
        Ended ended = LabelportProcess.run(folder, "export", "--params", "[]");

        assertEquals(2, ended.exitCode());
        assertTrue(
                ended.errors()
                        .get(0)
                        .startsWith(
                                "labelport: params.invalid: The job's parameters are no JSON object. Give an object"),
                ended.toString());
    }

    @Test
    void misspeltTargetInFrontOfAPathIsNoPath() throws Exception {
        Ended ended = LabelportProcess.run(folder, "plan", "--from", "cocoo:/data/a.json", "--to", "yolo");
        assertEquals(2, ended.exitCode());
        String error = ended.errors().get(0);
        assertTrue(error.startsWith("labelport: target.unknown: no target 'cocoo' is installed. Installed: "), error);
        assertTrue(error.endsWith("Did you mean coco?"), error);
    }

    @Test
    void exampleGoesToFourFormats() throws Exception {
        Ended ended = LabelportProcess.run(
                folder,
                "export",
                "--from",
                EXAMPLE,
                "--images",
                IMAGES,
                "--to",
                "yolo,coco,csv,voc",
                "-o",
                SEGMENT,
                "--out",
                "out");

        assertEquals(0, ended.exitCode(), ended.err());
        for (String file : List.of(
                "yolo/data.yaml",
                "yolo/labels/train/kites.txt",
                "yolo/images/train/harbour/boat 2.jpg",
                "coco/annotations/instances_train.json",
                "csv/annotations.csv",
                "voc/VOCdevkit/VOC2012/Annotations/kites.xml")) {
            assertTrue(Files.isRegularFile(folder.resolve("out").resolve(file)), file);
        }
        assertEquals(List.of("coco", "csv", "voc", "yolo"), names(folder.resolve("out")), "nothing else is left");
    }

    @Test
    void bytesDoNotDependOnThreads() throws Exception {
        for (String threads : List.of("1", "2", "8")) {
            Ended ended = LabelportProcess.run(
                    folder,
                    "export",
                    "--from",
                    EXAMPLE,
                    "--images",
                    IMAGES,
                    "--to",
                    "yolo,coco,csv,voc",
                    "-o",
                    SEGMENT,
                    "--out",
                    "out" + threads,
                    "--threads",
                    threads,
                    "--shard-items",
                    threads,
                    "--split",
                    "0.5/0.3/0.2");
            assertEquals(0, ended.exitCode(), ended.err());
        }
        assertEquals(FolderHashes.of(folder.resolve("out1")), FolderHashes.of(folder.resolve("out2")));
        assertEquals(FolderHashes.of(folder.resolve("out1")), FolderHashes.of(folder.resolve("out8")));
    }

    @Test
    void bytesDoNotDependOnTheLocale() throws Exception {
        Map<String, Map<String, String>> places = Map.of(
                "plain", Map.of(),
                "other digits", Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG"),
                "dotless i", Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=tr -Duser.country=TR"),
                "not installed", Map.of("LC_ALL", "xx_XX.UTF-8"));
        for (Map.Entry<String, Map<String, String>> place : places.entrySet()) {
            Ended ended = LabelportProcess.start(
                            folder,
                            place.getValue(),
                            "export",
                            "--from",
                            EXAMPLE,
                            "--images",
                            IMAGES,
                            "--to",
                            "yolo,coco,csv,voc",
                            "-o",
                            SEGMENT,
                            "--out",
                            place.getKey())
                    .await();
            assertEquals(0, ended.exitCode(), place.getKey() + ": " + ended.err());
        }
        SortedMap<String, String> plain = FolderHashes.of(folder.resolve("plain"));
        for (String place : places.keySet()) {
            assertEquals(plain, FolderHashes.of(folder.resolve(place)), place);
        }
    }

    @Test
    void planWritesNothing() throws Exception {
        Ended ended = LabelportProcess.run(
                folder,
                "plan",
                "--from",
                EXAMPLE,
                "--images",
                IMAGES,
                "--to",
                "yolo,voc",
                "-o",
                SEGMENT,
                "--out",
                "out");

        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.out().contains("labels/train"), ended.out());
        assertTrue(ended.out().contains("polygon.holes") || ended.out().contains("mask.vectorised"), ended.out());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void catalogueCanBeFiltered() throws Exception {
        Ended all = LabelportProcess.run(folder, "formats");
        assertTrue(all.out().contains("yolo") && all.out().contains("voc"), all.out());
        Ended audio = LabelportProcess.run(folder, "formats", "--data", "audio");
        assertEquals(0, audio.exitCode(), audio.err());
        assertTrue(audio.out().contains("csv") && !audio.out().contains("yolo"), audio.out());
        Ended wrong = LabelportProcess.run(folder, "formats", "--data", "smell");
        assertEquals(2, wrong.exitCode());
        assertTrue(wrong.err().contains("image"), "names what is allowed: " + wrong.err());
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

    @Test
    void commandsHaveTwoScopesInTheShell() throws Exception {
        Ended ended = LabelportProcess.shell(
                folder,
                "printf 'labelport:formats \"(labelport.format=lvis)\" --json\\nexport:formats lvis\\nexport:runs\\n'"
                        + " | sh \"$0\" shell");
        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.out().startsWith("[ {"), ended.out());
        assertTrue(ended.out().contains("lvis - LVIS v1"), ended.out());
        assertTrue(ended.out().contains("No run goes on in this process."), ended.out());
    }

    @Test
    void existingExportIsKeptAndTheNewNameIsSaid() throws Exception {
        String[] export = {"export", "--from", EXAMPLE, "--to", "coco", "--out", "out"};
        assertEquals(0, LabelportProcess.run(folder, export).exitCode());
        Ended second = LabelportProcess.run(folder, export);
        assertEquals(0, second.exitCode());
        assertTrue((second.out() + second.err()).contains("coco(1)"), second.err());
        assertEquals(List.of("coco", "coco(1)"), names(folder.resolve("out")));
    }

    @Test
    void diskThatTakesNoMoreLeavesNothing() throws Exception {
        Files.writeString(folder.resolve("big.json"), manyAnnotations(20_000));
        Ended ended = LabelportProcess.shell(
                folder, "ulimit -f 200; exec sh \"$0\" export --from coco:big.json --to coco --out out");
        assertEquals(1, ended.exitCode(), ended.err());
        assertEquals(1, ended.errors().size(), ended.err());
        assertFalse(Files.exists(folder.resolve("out")), "nothing is left");
    }

    @Test
    void interruptedExportLeavesNothing() throws Exception {
        Files.writeString(folder.resolve("big.json"), manyAnnotations(400_000));
        LabelportProcess process = LabelportProcess.start(
                folder, Map.of(), "export", "--from", "coco:big.json", "--to", "yolo,coco,csv,voc", "--out", "out");
        awaitRunFolder(process);
        process.interrupt();
        Ended ended = process.await();
        assertEquals(130, ended.exitCode(), ended.err());
        assertFalse(Files.exists(folder.resolve("out")), "nothing is left");
    }

    @Test
    void killedExportStaysUntilItIsPruned() throws Exception {
        Files.writeString(folder.resolve("big.json"), manyAnnotations(400_000));
        LabelportProcess process = LabelportProcess.start(
                folder, Map.of(), "export", "--from", "coco:big.json", "--to", "yolo,coco", "--out", "out");
        awaitRunFolder(process);
        process.kill();
        process.await();
        assertEquals(
                List.of(),
                names(folder.resolve("out")).stream()
                        .filter(name -> !name.startsWith("."))
                        .toList());
        assertEquals(
                0,
                LabelportProcess.run(folder, "export", "--from", EXAMPLE, "--to", "coco", "--out", "out")
                        .exitCode());
        assertEquals(
                0,
                LabelportProcess.run(folder, "runs", "prune", "--in", "out", "--older-than", "0s")
                        .exitCode());
        assertEquals(List.of("coco"), names(folder.resolve("out")));
    }

    @Test
    void heapAndJavaOptionsReachTheMachine() throws Exception {
        Ended ended = LabelportProcess.start(
                        folder, Map.of("JAVA_TOOL_OPTIONS", "-Xlog:gc+init"), "formats", "--heap", "64m")
                .await();
        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue((ended.out() + ended.err()).contains("Max Capacity: 64M"), ended.out() + ended.err());
    }

    /** Waits until the run has begun. */
    private void awaitRunFolder(LabelportProcess process) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        while (process.isAlive()
                && (!Files.exists(out) || names(out).stream().noneMatch(name -> name.startsWith(".labelport-")))) {
            Thread.sleep(1);
        }
    }

    private static String coco(String images, String categories, String annotations) {
        return "{\"images\":[" + images + "],\"categories\":[" + categories + "],\"annotations\":[" + annotations
                + "]}";
    }

    private static String manyAnnotations(int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream json = new PrintStream(bytes, false, StandardCharsets.US_ASCII)) {
            json.print("{\"categories\":[{\"id\":1,\"name\":\"cat\"}],\"images\":[");
            for (int i = 1; i <= count / 8; i++) {
                json.print((i == 1 ? "" : ",") + "{\"id\":" + i + ",\"file_name\":\"" + i
                        + ".jpg\",\"width\":640,\"height\":480}");
            }
            json.print("],\"annotations\":[");
            for (int i = 1; i <= count; i++) {
                json.print((i == 1 ? "" : ",") + "{\"id\":" + i + ",\"image_id\":" + ((i - 1) / 8 + 1)
                        + ",\"category_id\":1,\"iscrowd\":0,\"area\":100,\"bbox\":[" + i % 500
                        + ",10,10,10],\"segmentation\":[[10,10,20,10,20,20,10,20.5]]}");
            }
            json.print("]}");
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    private static List<String> names(Path root) throws IOException {
        try (Stream<Path> children = Files.list(root)) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}

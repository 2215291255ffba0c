package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
                + " cannot be read: it is not JSON at line 1: it ends in the middle. Put a copy of it back, or move it away and install"
                + " the plug-ins again.";

        Ended ended = LabelportProcess.run(folder, "formats");
        assertEquals(0, ended.exitCode());
        assertEquals(List.of("labelport: warning: " + said), ended.errors());

        Ended list = LabelportProcess.run(folder, "plugin", "list");
        assertEquals(1, list.exitCode());
        assertEquals(List.of("labelport: " + said), list.errors());
    }

    @Test
    void whoCannotUseTheFolderOfPluginsLearnsHowToNameAnother() throws Exception {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.writeString(plugins.resolve(".store"), "");

        Ended ended = LabelportProcess.run(folder, "plugin", "install", "a.jar");
        assertEquals(1, ended.exitCode());
        String said = ended.errors().get(0);
        assertTrue(said.startsWith("labelport: plugin.folder-unusable: " + plugins + " cannot be used: "), said);
        assertTrue(said.endsWith("try again; or name a folder of your own with LABELPORT_PLUGINS."), said);
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
    void exampleGoesToFourFormats() throws Exception {
        Ended ended = LabelportProcess.run(folder, example("export", "yolo,coco,csv,voc", "out"));

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
            String[] cut = {"--threads", threads, "--shard-items", threads, "--split", "0.5/0.3/0.2"};
            Ended ended = LabelportProcess.run(folder, example("export", "yolo,coco,csv,voc", "out" + threads, cut));
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
                            folder, place.getValue(), example("export", "yolo,coco,csv,voc", place.getKey()))
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
        Ended ended = LabelportProcess.run(folder, example("plan", "yolo,voc", "out"));

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

    @Test
    void commandsHaveTwoScopesInTheShell() throws Exception {
        Ended ended = LabelportProcess.shell(
                folder,
                "printf 'labelport:formats \"(labelport.format=lvis)\" --json\\nexport:formats lvis\\nexport:runs\\n'"
                        + " | sh \"$0\" shell");
        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.out().startsWith("[ {"), ended.out());
        assertTrue(ended.out().contains("lvis - LVIS v1"), ended.out());
        assertTrue(ended.out().contains("No run is going on in this process."), ended.out());
    }

    /** What people copy from messages and guides into a shell. */
    @Test
    void theShellTakesCommandsAsTheCommandLineDoesAndStaysInItsFolder() throws Exception {
        Ended ended = LabelportProcess.shell(
                folder, "printf 'labelport formats lvis | grep LVIS\\ncd /\\n' | sh \"$0\" shell");
        assertTrue(ended.out().startsWith("lvis - LVIS v1"), ended.toString());
        assertEquals(
                List.of("labelport: shell.failed: a shell stays in the folder that it was started in, "
                        + folder.toRealPath() + ". Give paths from there, or start a shell elsewhere"),
                ended.errors());
        assertEquals(1, ended.exitCode());
    }

    /** As with a terminal of another program, which stays open. */
    @Test
    void exitDoesNotWaitForAnotherLine() throws Exception {
        Ended ended = LabelportProcess.shell(
                folder,
                "mkfifo lines && { sh \"$0\" shell <lines & shell=$!; exec 3>lines; echo exit >&3; wait $shell; echo ended; }");

        assertEquals("ended\n", ended.out());
    }

    /** A script that ends in exit would hide what failed. */
    @Test
    void exitKeepsTheCodeOfTheCommandBefore() throws Exception {
        Ended ended = LabelportProcess.shell(
                folder,
                "printf 'formats smell\nexit\n' | sh \"$0\" shell; echo $?;"
                        + " printf 'formats smell\nversion; exit\n' | sh \"$0\" shell; echo $?");
        assertEquals(
                List.of("2", "0"),
                ended.out().lines().filter(line -> line.length() == 1).toList());
    }

    /** A copy may break off in the report itself: then whoever verifies it has to say what it is. */
    @Test
    void anExportWhoseReportIsCutOffIsVerifiedWhenItsFormatIsNamed() throws Exception {
        assertEquals(
                0,
                LabelportProcess.run(folder, "export", "--from", EXAMPLE, "--to", "coco", "--out", "out")
                        .exitCode());
        Path report = folder.resolve("out/coco/run.json");
        Files.writeString(report, Files.readString(report).substring(0, 300));

        Ended unnamed = LabelportProcess.run(folder, "verify", "out/coco");
        assertEquals(1, unnamed.err().lines().count(), unnamed.err());
        assertTrue(unnamed.err().contains("as if it was cut off. Name the format"), unnamed.err());

        Ended named = LabelportProcess.run(folder, "verify", "out/coco", "--format", "coco");
        assertEquals(0, named.exitCode(), named.err());
        assertTrue(named.out().startsWith("run.json: remark: export.file-changed: "), named.out());
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

    /** A command of the example with its pictures. */
    private static String[] example(String command, String formats, String out, String... more) {
        Stream<String> arguments =
                Stream.of(command, "--from", EXAMPLE, "--images", IMAGES, "--to", formats, "-o", SEGMENT, "--out", out);
        return Stream.concat(arguments, Stream.of(more)).toArray(String[]::new);
    }

    /** Waits until the run has begun. */
    private void awaitRunFolder(LabelportProcess process) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        while (process.isAlive()
                && (!Files.exists(out) || names(out).stream().noneMatch(name -> name.startsWith(".labelport-")))) {
            Thread.sleep(1);
        }
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

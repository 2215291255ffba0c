package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.LabelportProcess.Ended;

/** The archive of classes that the start script has made on first use, on the Java of the tests. */
class QuickStartIT {

    private static final long PATIENCE_MILLIS = 600_000;

    /** Made by first use, for all tests, since that takes longest. */
    @TempDir
    private static Path made;

    private static Ended listed;

    @TempDir
    private Path folder;

    @BeforeAll
    static void firstUseMakesOneArchive() throws Exception {
        LabelportProcess one = start(made, "on", "formats");
        LabelportProcess other = start(made, "on", "formats");
        listed = one.await();
        assertEquals(0, listed.exitCode(), listed.err());
        assertEquals("", listed.err());
        assertEquals(listed, other.await());

        awaitArchive(made);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cache(made))));
    }

    private Path copyOfTheArchive() throws IOException {
        Path archive = files(made).get(0);
        Files.createDirectories(cache(folder).getParent());
        Files.createDirectory(
                cache(folder), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.copy(archive, cache(folder).resolve(archive.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void laterStartsUseItWhenNobodyElseCouldHaveWrittenIt() throws Exception {
        copyOfTheArchive();
        assertTrue(isUsed("on"), "classes come from the archive");
        assertFalse(isUsed("off"), "it can be left unused");
        assertEquals(listed, start(folder, "on", "formats").await());

        Files.setPosixFilePermissions(cache(folder), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertFalse(isUsed("on"), "others could have written it");
        Files.setPosixFilePermissions(cache(folder), PosixFilePermissions.fromString("rwx------"));
        assertTrue(isUsed("on"));
    }

    @Test
    void archiveOfAnotherBuildOrWithoutItsEndIsNotReadAndGivesWayToANewOne() throws Exception {
        Path archive = copyOfTheArchive();
        byte[] bytes = Files.readAllBytes(archive);
        Path old = archive.resolveSibling(archive.getFileName().toString().replaceFirst("-\\d+", "-1"));
        Files.move(archive, old);
        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
        assertFalse(isUsed("on"), "one is of another build, and one has lost its end");

        archive = awaitArchive(folder);
        assertFalse(Files.exists(old), "it goes when its place has a new one");
        assertTrue(isUsed("on"));

        bytes = Files.readAllBytes(archive);
        Arrays.fill(bytes, 0, 8192, (byte) 0);
        Files.delete(archive);
        Files.write(archive, bytes);
        assertEquals(listed, start(folder, "on", "formats").await(), "Java refuses it and says nothing");
    }

    @Test
    void switchedOffNothingIsMade() throws Exception {
        assertEquals(0, start(folder, "off", "formats").await().exitCode());
        assertFalse(Files.exists(cache(folder)));
        Ended wrong = start(folder, "maybe", "formats").await();
        assertEquals(2, wrong.exitCode());
        assertTrue(wrong.err().contains("'maybe' is none of on, off, make"), wrong.err());
    }

    @Test
    void cacheThatCannotBeWrittenDoesNoHarm() throws Exception {
        Files.writeString(folder.resolve("cache"), "a file");
        Ended ended = start(folder, "on", "formats", "yolo").await();
        assertEquals(0, ended.exitCode(), ended.err());
        assertEquals("", ended.err());
    }

    /** As in the smallest containers. All installations would share one archive. */
    @Test
    void withoutAProgramToNameItByThereIsNone() throws Exception {
        Map<String, String> environment = environment(folder, "on");
        environment.put("LABELPORT_JAVA_HOME", System.getProperty("java.home"));
        Ended ended = LabelportProcess.shell(
                folder,
                environment,
                "mkdir programs && ln -s $(find /usr/bin /bin -mindepth 1 ! -name cksum ! -name '[') programs 2>/dev/null;"
                        + " PATH=$PWD/programs \"$0\" formats yolo");

        assertEquals(0, ended.exitCode(), ended.toString());
        assertEquals("", ended.err());
        assertFalse(Files.exists(cache(folder)));
    }

    /** It would be another folder in each working directory. */
    @Test
    void relativeHomeHoldsNoCache() throws Exception {
        Map<String, String> environment = environment(folder, "on");
        environment.putAll(Map.of("HOME", "relative", "XDG_CACHE_HOME", ""));
        assertEquals(
                0,
                LabelportProcess.start(folder, environment, "formats").await().exitCode());
        Thread.sleep(500); // for what goes on in the background
        assertFalse(Files.exists(folder.resolve("relative")));
    }

    @Test
    void answerThatStandsIsPrintedAgainWithoutAFramework() throws Exception {
        assertTrue(startsFelix("formats"));
        assertFalse(startsFelix("formats"), "it is known");
        assertEquals(listed, start(folder, "off", "formats").await());
        assertTrue(startsFelix("formats", "yolo"), "another question");
        assertTrue(startsFelix("formats", "--debug"), "who looks for a fault sees the command run");
        assertTrue(startsFelix("export", "--help"));
        assertFalse(startsFelix("export", "--help"));
        assertTrue(startsFelix("runs"));
        assertTrue(startsFelix("runs"), "runs come and go");

        Files.createDirectories(folder.resolve("plugins"));
        assertTrue(startsFelix("formats"), "there may be plug-ins now");
        assertFalse(startsFelix("formats"));
    }

    @Test
    void whatIsWarnedOfIsWarnedOfAgain() throws Exception {
        Path state = folder.resolve("plugins/.store/state.json");
        Files.createDirectories(state.getParent());
        Files.writeString(state, "{");
        Ended first = start(folder, "off", "formats").await();
        assertTrue(first.err().contains("plugin.state-unreadable"), first.err());
        assertEquals(first, start(folder, "off", "formats").await());
    }

    private boolean isUsed(String quickStart) throws IOException, InterruptedException {
        return classes(quickStart, "formats").contains("org.labelport.launcher.Main source: shared objects file");
    }

    private boolean startsFelix(String... arguments) throws IOException, InterruptedException {
        return classes("off", arguments).contains("org.apache.felix.framework.Felix source: ");
    }

    /** What Java says of the classes that it loads. */
    private String classes(String quickStart, String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Files.deleteIfExists(log);
        Map<String, String> environment = environment(folder, quickStart);
        environment.put("LABELPORT_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        Ended ended = LabelportProcess.start(folder, environment, arguments).await();
        assertEquals(0, ended.exitCode(), ended.err());
        return Files.readString(log);
    }

    private static LabelportProcess start(Path folder, String quickStart, String... arguments) throws IOException {
        return LabelportProcess.start(folder, environment(folder, quickStart), arguments);
    }

    private static Map<String, String> environment(Path folder, String quickStart) {
        return new HashMap<>(Map.of(
                "LABELPORT_QUICKSTART",
                quickStart,
                "XDG_CACHE_HOME",
                folder.resolve("cache").toString()));
    }

    private static Path cache(Path folder) {
        return folder.resolve("cache/labelport/quickstart");
    }

    /** Waits until one whole archive is there and nobody makes one any more. */
    private static Path awaitArchive(Path folder) throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < end) {
            List<Path> files = files(folder);
            if (files.size() == 1 && isWhole(files.get(0))) {
                return files.get(0);
            }
            Thread.sleep(50); // the archive is made by what is left of the processors
        }
        throw new AssertionError("no archive after " + PATIENCE_MILLIS + " ms: " + files(folder));
    }

    /** The name of an archive ends with its size. */
    private static boolean isWhole(Path file) {
        return file.toString().matches(".*-" + file.toFile().length() + "\\.(jsa|aot)");
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(cache(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache(folder))) {
            return files.toList();
        }
    }
}

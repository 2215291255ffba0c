package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.it.LabelportProcess.Ended;

/** The archive of classes that the start script has made on first use, on the Java of the tests. */
class QuickStartIT {

    private static final long PATIENCE_MILLIS = 300_000;

    @TempDir
    private Path folder;

    @Test
    void firstUseMakesOneArchiveAndLaterStartsUseIt() throws Exception {
        LabelportProcess one = start("on", "formats");
        LabelportProcess other = start("on", "formats");
        Ended first = one.await();
        assertEquals(0, first.exitCode(), first.err());
        assertEquals("", first.err());
        assertEquals(first, other.await());

        Path archive = awaitArchive();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cache())));
        assertTrue(isUsed("on"), "classes come from the archive");
        assertFalse(isUsed("off"), "it can be left unused");
        assertEquals(first, start("on", "formats").await());

        Files.setPosixFilePermissions(cache(), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertFalse(isUsed("on"), "others could have written it");
        Files.setPosixFilePermissions(cache(), PosixFilePermissions.fromString("rwx------"));
        assertTrue(isUsed("on"));

        Path old = archive.resolveSibling(archive.getFileName().toString().replaceFirst("-\\d+", "-1"));
        Files.move(archive, old);
        assertFalse(isUsed("on"), "it is of another build");
        awaitUse();
        assertFalse(Files.exists(old), "and goes when its place has a new one");
    }

    @Test
    void archiveThatLostItsEndIsNotReadAndIsMadeAnew() throws Exception {
        Ended first = start("on", "formats").await();
        Path archive = awaitArchive();
        byte[] bytes = Files.readAllBytes(archive);
        Files.delete(archive);
        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
        assertEquals(first, start("on", "formats").await());
        awaitUse();

        archive = awaitArchive();
        bytes = Files.readAllBytes(archive);
        Arrays.fill(bytes, 0, 8192, (byte) 0);
        Files.delete(archive);
        Files.write(archive, bytes);
        assertEquals(first, start("on", "formats").await(), "Java refuses it and says nothing");
    }

    @Test
    void switchedOffNothingIsMade() throws Exception {
        assertEquals(0, start("off", "formats").await().exitCode());
        assertFalse(Files.exists(cache()));
        Ended wrong = start("maybe", "formats").await();
        assertEquals(2, wrong.exitCode());
        assertTrue(wrong.err().contains("'maybe' is none of on, off, make"), wrong.err());
    }

    @Test
    void cacheThatCannotBeWrittenDoesNoHarm() throws Exception {
        Files.writeString(folder.resolve("cache"), "a file");
        Ended ended = start("on", "formats", "yolo").await();
        assertEquals(0, ended.exitCode(), ended.err());
        assertEquals("", ended.err());
    }

    private boolean isUsed(String quickStart) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Files.deleteIfExists(log);
        Map<String, String> environment = environment(quickStart);
        environment.put("LABELPORT_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        Ended ended = LabelportProcess.start(folder, environment, "formats").await();
        assertEquals(0, ended.exitCode(), ended.err());
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.contains("org.labelport.launcher.Main source: shared objects file"));
        }
    }

    private LabelportProcess start(String quickStart, String... arguments) throws IOException {
        return LabelportProcess.start(folder, environment(quickStart), arguments);
    }

    private Map<String, String> environment(String quickStart) {
        return new HashMap<>(Map.of(
                "LABELPORT_QUICKSTART",
                quickStart,
                "XDG_CACHE_HOME",
                folder.resolve("cache").toString()));
    }

    private Path cache() {
        return folder.resolve("cache/labelport/quickstart");
    }

    /** Waits until the archive is there and nobody makes one any more. */
    private Path awaitArchive() throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < end) {
            List<Path> files = files();
            if (files.size() == 1 && archives().size() == 1) {
                return files.get(0);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no archive after " + PATIENCE_MILLIS + " ms: " + files());
    }

    private void awaitUse() throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!isUsed("on")) {
            assertTrue(System.currentTimeMillis() < end, "no new archive after " + PATIENCE_MILLIS + " ms");
            Thread.sleep(500); // the archive is made by what is left of the processors
        }
    }

    private List<Path> archives() throws IOException {
        return files().stream()
                .filter(file -> file.toString().matches(".*\\.(jsa|aot)"))
                .toList();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(cache())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache())) {
            return files.toList();
        }
    }
}

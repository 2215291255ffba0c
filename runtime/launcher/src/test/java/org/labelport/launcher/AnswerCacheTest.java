package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerCacheTest {

    private static final byte[] ANSWER = "yolo 1.0.0\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private RuntimeConfig config;
    private AnswerCache answers;

    @BeforeEach
    void install() throws IOException {
        write("home/lib/launcher.jar", "l");
        write("home/bundles/yolo.jar", "y");
        config = RuntimeConfig.of(folder.resolve("home"))
                .withPlugins(folder.resolve("plugins"))
                .withCache(folder.resolve("cache"));
        answers = new AnswerCache(config, List.of("formats", "80"));
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Path place() {
        return answers.place().orElseThrow();
    }

    @Test
    void onlyShortCommandsAreLookedFor() {
        assertTrue(AnswerCache.mayHold(List.of("formats", "--data", "image", "--annotation", "polygon", "--json")));
        assertFalse(AnswerCache.mayHold(List.of("--debug", "shell")));
        assertFalse(AnswerCache.mayHold(List.of("export", "--from", "coco:a.json", "--to", "yolo", "--out", "out")));
    }

    @Test
    void answerIsFoundAgain() {
        assertEquals(Optional.empty(), AnswerCache.read(place()));
        answers.keep(place(), ANSWER);
        assertArrayEquals(ANSWER, AnswerCache.read(place()).orElseThrow());
        assertArrayEquals(
                ANSWER,
                new AnswerCache(config, List.of("formats", "80"))
                        .place()
                        .flatMap(AnswerCache::read)
                        .orElseThrow());
    }

    @Test
    void nobodyElseMayReadOrWriteIt() throws IOException {
        answers.keep(place(), ANSWER);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place().getParent())));
    }

    @Test
    void whateverItDependsOnAsksAnew() throws IOException {
        Set<Path> places = new HashSet<>(Set.of(place()));
        assertTrue(places.add(
                new AnswerCache(config, List.of("formats", "120")).place().orElseThrow()));
        assertTrue(places.add(
                new AnswerCache(config, List.of("formats8", "0")).place().orElseThrow()));
        Path plugin = write("plugins/acme.jar", "a");
        assertTrue(places.add(place()), "a plug-in came");
        Files.setLastModifiedTime(plugin, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        assertTrue(places.add(place()), "a plug-in was replaced by one of the same size");
        write("plugins/store/state.json", "{}");
        assertTrue(places.add(place()), "something else serves");
        Path rules = write("home/conf/trust.json", "{}");
        assertTrue(places.add(place()), "settings came");
        Files.writeString(rules, "{ }");
        assertTrue(places.add(place()), "settings changed");
        write("home/bundles/coco.jar", "c");
        assertTrue(places.add(place()), "a bundle came");
        write("home/lib/launcher.jar", "newer");
        assertTrue(places.add(place()), "Labelport itself");
    }

    @Test
    void linkStandsForWhatItLeadsTo() throws IOException {
        write("elsewhere/acme.jar", "a");
        Files.createSymbolicLink(folder.resolve("plugins"), folder.resolve("elsewhere"));
        Path before = place();
        write("elsewhere/other.jar", "o");
        assertNotEquals(before, place());
    }

    @Test
    void nothingIsKeptWhenThingsChangedMeanwhile() throws IOException {
        Path before = place();
        write("plugins/acme.jar", "a");
        answers.keep(before, ANSWER);
        assertFalse(Files.exists(before));
        assertEquals(Optional.empty(), AnswerCache.read(place()));
    }

    @Test
    void answerThatLostItsEndIsNone() throws IOException {
        answers.keep(place(), ANSWER);
        byte[] whole = Files.readAllBytes(place());
        for (int length = 0; length < whole.length; length++) {
            Files.write(place(), Arrays.copyOf(whole, length));
            assertEquals(Optional.empty(), AnswerCache.read(place()), length + " bytes");
        }
    }

    @Test
    void answersOfEarlierDaysGo() throws IOException {
        Path old = write("cache/answers/old", "");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        answers.keep(place(), ANSWER);
        try (Stream<Path> left = Files.list(folder.resolve("cache/answers"))) {
            assertEquals(List.of(place()), left.toList());
        }
    }

    @Test
    void folderThatCannotBeLookedAtOrWrittenHasNoAnswers() throws IOException {
        write("cache", "a file");
        answers.keep(place(), ANSWER);
        assertEquals(Optional.empty(), AnswerCache.read(place()));

        Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("plugins")).resolve("again"), folder.resolve("plugins"));
        assertEquals(Optional.empty(), answers.place());
    }

    @Test
    void folderOfThousandsOfFilesIsNotWalkedThrough() throws IOException {
        Files.createDirectories(folder.resolve("plugins"));
        for (int i = 0; i < 5000; i++) {
            Files.createFile(folder.resolve("plugins/" + i));
        }
        assertEquals(Optional.empty(), answers.place());
    }
}

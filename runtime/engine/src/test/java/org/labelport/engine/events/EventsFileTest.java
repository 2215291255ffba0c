package org.labelport.engine.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.json.JacksonJson;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportStatus;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

class EventsFileTest {

    private static final Limits SMALL = Limits.of(Map.of(Limit.LOG_MEGABYTES, 1L, Limit.KEPT_LOGS, 2L));

    private static final Limits MANY = Limits.of(Map.of(Limit.KEPT_LOGS, 1000L));

    @TempDir
    Path runs;

    private List<String> written(int lines, String text) throws IOException {
        try (EventsFile events = EventsFile.start(runs, "r", new JacksonJson(), SMALL)) {
            for (int i = 0; i < lines; i++) {
                events.on("r", new ExportEvent.LogLine(ExportEvent.Level.INFO, "a.code", text));
            }
            events.on("r", new ExportEvent.RunEnded(ExportStatus.DONE));
        }
        return Files.readAllLines(runs.resolve("r").resolve(EventsFile.NAME));
    }

    @Test
    void logThatIsFullSaysSoAndEndsWithTheEnd() throws IOException {
        List<String> lines = written(2000, "x".repeat(1000));

        assertTrue(Files.size(runs.resolve("r").resolve(EventsFile.NAME)) <= 1 << 20);
        String full = lines.get(lines.size() - 2);
        assertTrue(full.contains("events.full"), full);
        assertTrue(full.contains("Raise 'logMegabytes' in limits.json (now 1)"), full);
        String end = lines.get(lines.size() - 1);
        int omitted = 2000 - (lines.size() - 2);
        assertTrue(end.contains("\"ended\"") && end.contains("\"omitted\": " + omitted), end);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void logsAreForTheirOwnerUnlessTheirFolderIsThere() throws IOException {
        Path own = runs.resolve("state/labelport/runs");
        EventsFile.start(own, "r", new JacksonJson(), SMALL).close();
        Path shared = Files.createDirectory(
                runs.resolve("shared"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        EventsFile.start(shared, "r", new JacksonJson(), SMALL).close();

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
        assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)));
    }

    @Test
    void logOfARunThatGoesOnIsFullWhereItsFirstPartWas() throws IOException {
        written(2000, "x".repeat(1000));
        long size = Files.size(runs.resolve("r").resolve(EventsFile.NAME));
        written(2000, "x".repeat(1000));

        assertTrue(Files.size(runs.resolve("r").resolve(EventsFile.NAME)) < size + 2000);
    }

    @Test
    void textOfAMessageIsNoLineOfItsOwn() throws IOException {
        List<String> lines = written(
                1, "a\n{\"event\": \"ended\", \"data\": {\"status\": \"failed\"}}\r\u2028\u001b[2J\u202e\u0085b");

        assertEquals(2, lines.size());
        assertTrue(lines.get(0).chars().allMatch(c -> c >= ' ' && c < 0x7f), lines.get(0));
    }

    /** Other processes write their logs while the oldest are looked for. */
    @Test
    void logsThatAreWrittenMeanwhileDoNoHarm() throws Exception {
        for (int i = 0; i < 300; i++) {
            Files.createDirectories(runs.resolve("run" + i));
        }
        AtomicBoolean ended = new AtomicBoolean();
        Thread others = new Thread(() -> {
            Random times = new Random(1);
            while (!ended.get()) {
                try {
                    Files.setLastModifiedTime(
                            runs.resolve("run" + times.nextInt(300)), FileTime.fromMillis(times.nextInt()));
                } catch (IOException e) {
                    continue; // it was removed
                }
            }
        });
        others.start();
        try {
            for (int i = 0; i < 30; i++) {
                EventsFile.start(runs, "new" + i, new JacksonJson(), MANY).close();
            }
            try (Stream<Path> kept = Files.list(runs)) {
                assertEquals(330, kept.count());
            }
        } finally {
            ended.set(true);
            others.join();
        }
    }

    /** A run may take longer than all that begin and end meanwhile. */
    @Test
    void logOfARunThatGoesOnIsKept() throws IOException {
        try (EventsFile going = EventsFile.start(runs, "going", new JacksonJson(), SMALL)) {
            Files.setLastModifiedTime(runs.resolve("going"), FileTime.fromMillis(0));
            for (int i = 1; i < 4; i++) {
                EventsFile.start(runs, "run" + i, new JacksonJson(), SMALL).close();
                Files.setLastModifiedTime(
                        runs.resolve("run" + i).resolve(EventsFile.NAME), FileTime.fromMillis(1000L * i));
                for (int line = 0; line < 20; line++) {
                    going.on("going", new ExportEvent.LogLine(ExportEvent.Level.INFO, "a.code", "x".repeat(1000)));
                }
            }
        }
        assertEquals(
                60,
                Files.readAllLines(runs.resolve("going").resolve(EventsFile.NAME))
                        .size());
    }

    /** As a machine's clock that was wrong leaves them. */
    @Test
    void logsOfTheFutureDoNotTakeThePlaceOfOthers() throws IOException {
        for (int i = 0; i < 3; i++) {
            EventsFile.start(runs, "future" + i, new JacksonJson(), SMALL).close();
            Files.setLastModifiedTime(
                    runs.resolve("future" + i).resolve(EventsFile.NAME),
                    FileTime.from(Instant.now().plus(Duration.ofDays(300))));
        }
        for (int i = 0; i < 3; i++) {
            EventsFile.start(runs, "run" + i, new JacksonJson(), SMALL).close();
        }

        try (Stream<Path> kept = Files.list(runs)) {
            assertEquals(
                    List.of("run0", "run1", "run2"),
                    kept.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void onlyTheNewestLogsAreKept() throws IOException {
        for (int i = 0; i < 5; i++) {
            EventsFile.start(runs, "run" + i, new JacksonJson(), SMALL).close();
            Files.setLastModifiedTime(runs.resolve("run" + i).resolve(EventsFile.NAME), FileTime.fromMillis(1000L * i));
        }

        try (Stream<Path> kept = Files.list(runs)) {
            assertEquals(
                    List.of("run2", "run3", "run4"),
                    kept.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    /** As where several users share the folder. */
    @Test
    void anOldLogThatCannotBeRemovedDoesNotKeepARunFromHavingOne() throws IOException {
        Path foreign = runs.resolve("run0").resolve(EventsFile.NAME);
        Files.createDirectories(foreign.resolve("of somebody else"));
        Files.setLastModifiedTime(foreign, FileTime.fromMillis(0));
        for (int i = 1; i < 5; i++) {
            EventsFile.start(runs, "run" + i, new JacksonJson(), SMALL).close();
        }

        assertTrue(Files.exists(runs.resolve("run4").resolve(EventsFile.NAME)));
        assertTrue(Files.exists(foreign));
    }
}

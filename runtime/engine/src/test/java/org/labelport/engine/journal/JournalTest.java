package org.labelport.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.limits.Limit;

class JournalTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("journal");
    }

    @Test
    void dataIsForcedToTheDiskBeforeTheEntriesThatReferToIt() throws Exception {
        List<Long> lengths = new ArrayList<>();
        try (Journal journal = Journal.create(file())) {
            journal.after(() -> lengths.add(Files.size(file())));

            journal.add("first", Entry.of("number", 1));
            long afterFirst = Files.size(file());
            journal.add("second", Entry.of("number", 2));

            assertEquals(List.of(0L, afterFirst), lengths);
            assertTrue(afterFirst > 0, "the entry is there");
        }
    }

    @Test
    void entriesComeBackInTheirOrder() throws Exception {
        write(1, 2, 3);

        try (Journal again = Journal.reopen(file())) {
            assertEquals(List.of(1L, 2L, 3L), numbers(again));
            assertEquals(3L, again.lastBefore("step").orElseThrow().number("number"));
        }
    }

    @Test
    void entriesAreFoundByTheirStep() throws Exception {
        try (Journal journal = Journal.create(file())) {
            journal.add("ingest", Entry.of("number", 1));
            journal.add("shard", Entry.of("number", 2));
            journal.add("ingest", Entry.of("number", 3));
        }

        try (Journal again = Journal.reopen(file())) {
            assertEquals(
                    List.of(2L),
                    again.before("shard").stream()
                            .map(entry -> entry.number("number"))
                            .toList());
            assertEquals(3L, again.lastBefore("ingest").orElseThrow().number("number"));
            assertTrue(again.lastBefore("format").isEmpty());
            assertTrue(again.isIn("shard"));
            assertFalse(again.isIn("format"));
        }
    }

    @Test
    void lineThatIsCutOffIsRemovedAndTheJournalGoesOnBehindTheLastWholeOne() throws Exception {
        write(1);
        long whole = Files.size(file());
        write(2);
        byte[] all = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(all, all.length - 2));

        try (Journal again = Journal.reopen(file())) {
            assertEquals(whole, Files.size(file()));
            again.add("step", Entry.of("number", 3));
        }

        assertEquals(List.of(1L, 3L), read());
    }

    @Test
    void lineThatWasAlteredEndsTheJournal() throws Exception {
        write(1, 2, 3);
        String text = Files.readString(file());

        Files.writeString(file(), text.replaceFirst("(\"number\": ?)2", "$17"));

        assertEquals(List.of(1L), read());
    }

    @Test
    void lineOfAnotherProgramEndsTheJournal() throws Exception {
        write(1);

        Files.write(file(), "{}\n".getBytes(StandardCharsets.US_ASCII), StandardOpenOption.APPEND);

        assertEquals(List.of(1L), read());
    }

    /** A limit may have been raised for the run, and an entry is around what was read. */
    @Test
    void whatASourceMayNestComesBack() throws Exception {
        Object nested = "inner";
        for (long level = 0; level < Limit.JSON_DEPTH.most(); level++) {
            nested = List.of(nested);
        }
        Entry written = Entry.of("parts", List.of(Map.of("properties", nested)));
        try (Journal journal = Journal.create(file())) {
            journal.add("deep", written);
        }

        Object read =
                Journal.read(file()).get(0).entries("parts").get(0).fields().get("properties");

        assertEquals(nested, read);
    }

    private void write(int... numbers) throws Exception {
        try (Journal journal = Files.exists(file()) ? Journal.reopen(file()) : Journal.create(file())) {
            for (int number : numbers) {
                journal.add("step", Entry.of("number", number));
            }
        }
    }

    private List<Long> read() throws Exception {
        return Journal.read(file()).stream()
                .map(entry -> entry.number("number"))
                .toList();
    }

    private static List<Long> numbers(Journal journal) {
        return journal.before("step").stream()
                .map(entry -> entry.number("number"))
                .toList();
    }
}

package org.labelport.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class GroupedRecordsTest {

    @TempDir
    Path scratch;

    @Test
    void recordsComeByItemInTheOrderTheyWereAdded() throws IOException {
        try (GroupedRecords records = new GroupedRecords(scratch, "small", 3)) {
            add(records, 2, "c1");
            add(records, 0, "a1");
            add(records, 2, "");
            add(records, 0, "a2");
            records.seal();
            assertEquals(List.of("a1", "a2"), texts(records.next()));
            assertEquals(List.of(), texts(records.next()));
            assertEquals(List.of("c1", ""), texts(records.next()));
            assertThrows(NoSuchElementException.class, records::next);
        }
    }

    @Test
    void smallDataNeedsNoFile() throws IOException {
        try (GroupedRecords records = new GroupedRecords(scratch, "small", 1)) {
            add(records, 0, "a");
            records.seal();
            records.next();
            assertEquals(0, files());
        }
    }

    @Test
    void moreThanFitsIntoMemoryGoesToTheScratchFolder() throws IOException {
        try (GroupedRecords records = new GroupedRecords(scratch.resolve("missing"), "large", 1, 100)) {
            byte[] bytes = new byte[60];
            records.add(0, bytes, 0, 60);
            assertThrows(NoSuchFileException.class, () -> records.add(0, bytes, 0, 60));
        }
    }

    @Test
    void noItemsAndNoRecordsAreFine() throws IOException {
        try (GroupedRecords records = new GroupedRecords(scratch, "none", 0)) {
            records.seal();
            assertThrows(NoSuchElementException.class, records::next);
        }
    }

    @Test
    void aPartOfAnArrayIsCopied() throws IOException {
        try (GroupedRecords records = new GroupedRecords(scratch, "part", 1)) {
            byte[] bytes = {1, 2, 3, 4};
            records.add(0, bytes, 1, 2);
            bytes[1] = 9;
            records.seal();
            assertArrayEquals(new byte[] {2, 3}, records.next().get(0));
        }
    }

    @Test
    void largeDataGoesThroughAFileAndComesBackTheSame() throws IOException {
        for (int items : new int[] {1, 2, 255, 256, 257, 1000, 5000}) {
            compareWithLists(items, 20_000);
        }
    }

    @Test
    void recordsLargerThanAllBuffersKeepTheirPlace() throws IOException {
        try (GroupedRecords records = new GroupedRecords(scratch, "wide", 2, 1000)) {
            byte[] wide = new byte[3_000_000];
            new Random(1).nextBytes(wide);
            add(records, 1, "before");
            add(records, 0, "other");
            records.add(1, wide, 0, wide.length);
            add(records, 1, "after");
            records.seal();
            assertEquals(List.of("other"), texts(records.next()));
            List<byte[]> second = records.next();
            assertEquals(3, second.size());
            assertArrayEquals(wide, second.get(1));
            assertEquals("after", new String(second.get(2), StandardCharsets.UTF_8));
        }
    }

    /** So that whoever tells of the failure does not take the source to have failed. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void failureOfTheFileNamesIt() throws IOException {
        try (GroupedRecords records = new GroupedRecords(scratch, "cut", 2, 10)) {
            add(records, 0, "more than ten bytes");
            add(records, 1, "more than ten bytes");
            records.seal();
            try (FileChannel cut = FileChannel.open(opened("cut"), StandardOpenOption.WRITE)) {
                cut.truncate(3);
            }
            FileSystemException failure = assertThrows(FileSystemException.class, records::next);
            assertEquals(scratch.resolve("cut").toString(), failure.getFile());
        }
    }

    /** A file that this process has open, and that has no name any more. */
    private static Path opened(String name) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path one : all) {
                if (Files.isSymbolicLink(one)
                        && Files.readSymbolicLink(one).toString().contains("/" + name + " (deleted)")) {
                    return one;
                }
            }
        }
        throw new NoSuchFileException(name);
    }

    @Test
    void thereMayBeAsManyItemsAsAnIntCanCount() throws IOException {
        try (GroupedRecords records = new GroupedRecords(scratch, "many", Integer.MAX_VALUE, 10)) {
            add(records, Integer.MAX_VALUE - 1, "last");
            add(records, 1, "second");
            records.seal();
            assertEquals(List.of(), texts(records.next()));
            assertEquals(List.of("second"), texts(records.next()));
        }
    }

    @Test
    void closingAtAnyMomentLeavesNoFile() throws IOException {
        for (int stage = 0; stage < 4; stage++) {
            GroupedRecords records = new GroupedRecords(scratch, "stage", 10, 100);
            for (int i = 0; stage > 0 && i < 1000; i++) {
                add(records, i % 10, "record " + i);
            }
            if (stage > 1) {
                records.seal();
            }
            if (stage > 2) {
                records.next();
            }
            records.close();
            records.close();
            assertEquals(0, files());
        }
    }

    @Test
    void nothingWorksOutOfTurn() throws IOException {
        GroupedRecords records = new GroupedRecords(scratch, "turn", 1);
        assertThrows(IllegalStateException.class, records::next);
        assertThrows(IndexOutOfBoundsException.class, () -> add(records, 1, "a"));
        assertThrows(IndexOutOfBoundsException.class, () -> add(records, -1, "a"));
        assertThrows(IndexOutOfBoundsException.class, () -> records.add(0, new byte[2], 1, 2));
        records.seal();
        assertThrows(IllegalStateException.class, () -> add(records, 0, "a"));
        assertThrows(IllegalStateException.class, records::seal);
        records.close();
        assertThrows(IllegalStateException.class, records::next);
    }

    @Test
    void aFileOfAnotherIsNotTouched() throws IOException {
        Files.writeString(scratch.resolve("taken"), "mine");
        try (GroupedRecords records = new GroupedRecords(scratch, "taken", 1, 10)) {
            assertThrows(FileAlreadyExistsException.class, () -> add(records, 0, "longer than ten bytes"));
        }
        assertEquals("mine", Files.readString(scratch.resolve("taken")));
    }

    private void compareWithLists(int items, int count) throws IOException {
        Random random = new Random(items);
        List<List<String>> expected = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            expected.add(new ArrayList<>());
        }
        try (GroupedRecords records = new GroupedRecords(scratch, "large", items, 10_000)) {
            for (int i = 0; i < count; i++) {
                int item = random.nextInt(items);
                String text = i + "x".repeat(random.nextInt(300));
                expected.get(item).add(text);
                add(records, item, text);
            }
            records.seal();
            for (List<String> texts : expected) {
                assertEquals(texts, texts(records.next()));
            }
        }
        assertEquals(0, files());
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.count();
        }
    }

    private static void add(GroupedRecords records, int item, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        records.add(item, bytes, 0, bytes.length);
    }

    private static List<String> texts(List<byte[]> records) {
        return records.stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }
}

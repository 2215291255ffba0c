package org.labelport.engine.spool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.spool.SegmentStore.Segment;

class SegmentStoreTest {

    /** More than is copied at a time. */
    private static final int LARGE = 150_000;

    private Path file;

    @BeforeEach
    void file(@TempDir Path folder) {
        file = folder.resolve("segments");
    }

    @Test
    void whatDoesNotFitIntoMemoryGoesToTheFile() throws IOException {
        try (SegmentStore store = new SegmentStore(file, 10)) {
            Segment first = store.append(bytes(1, 6));
            assertFalse(Files.exists(file));

            Segment second = store.append(bytes(2, 6));
            Segment third = store.append(bytes(3, 4));

            assertEquals(6, Files.size(file));
            assertHolds(bytes(1, 6), first, store);
            assertHolds(bytes(2, 6), second, store);
            assertHolds(bytes(3, 4), third, store);
        }
    }

    @Test
    void anotherProcessReadsWhatIsKeptAndGoesOnBehindIt() throws IOException {
        Segment large;
        try (SegmentStore store = SegmentStore.kept(file)) {
            store.append(bytes(1, 3));
            large = store.append(bytes(2, LARGE));
        }

        try (SegmentStore again = SegmentStore.kept(file)) {
            Segment behind = again.append(bytes(3, 5));

            assertHolds(bytes(2, LARGE), SegmentStore.segment(SegmentStore.entry(large)), again);
            assertHolds(bytes(3, 5), behind, again);
        }
    }

    @Test
    void bytesThatHaveChangedOrAreMissingAreNotReturned() throws IOException {
        try (SegmentStore store = SegmentStore.kept(file)) {
            store.append(bytes(1, 3));
            Segment segment = store.append(bytes(2, LARGE));
            byte[] whole = Files.readAllBytes(file);

            whole[100_000] ^= 1;
            Files.write(file, whole);
            assertDamaged(segment, store);

            whole[100_000] ^= 1;
            Files.write(file, Arrays.copyOf(whole, LARGE));
            assertDamaged(segment, store);

            Files.write(file, whole);
            assertHolds(bytes(2, LARGE), segment, store);
        }
    }

    private static void assertHolds(byte[] expected, Segment segment, SegmentStore store) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        store.copy(segment, copy);
        assertArrayEquals(expected, copy.toByteArray());
        assertArrayEquals(expected, store.read(segment));
        assertEquals(expected.length, segment.size());
    }

    private static void assertDamaged(Segment segment, SegmentStore store) {
        assertThrows(DamagedFileException.class, () -> store.read(segment));
        assertThrows(DamagedFileException.class, () -> store.copy(segment, new ByteArrayOutputStream()));
    }

    private static byte[] bytes(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}

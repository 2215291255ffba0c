package org.labelport.coco.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordLogTest {

    @TempDir
    Path scratch;

    private final RecordBuffer record = new RecordBuffer();

    @Test
    void recordsAreReadInTheOrderInWhichTheyWereAdded() throws Exception {
        try (RecordLog log = RecordLog.in(scratch)) {
            record.text("first");
            log.add(record);
            byte[] first = Arrays.copyOf(record.array(), record.size());
            record.clear();
            record.text("second");
            log.add(record);
            log.rewind();
            assertArrayEquals(first, log.next());
            assertEquals(1, log.left());
        }
    }

    /** Otherwise the source would be taken to have failed. */
    @Test
    void failureNamesTheFile() throws Exception {
        try (RecordLog log = RecordLog.in(scratch)) {
            record.text("a record");
            log.add(record);
            log.rewind();
            Path file = onlyFile();
            FileChannel.open(file, StandardOpenOption.WRITE).truncate(6).close();
            FileSystemException failure = assertThrows(FileSystemException.class, log::next);
            assertEquals(file.toString(), failure.getFile());
        }
    }

    private Path onlyFile() throws Exception {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.findFirst().orElseThrow();
        }
    }
}

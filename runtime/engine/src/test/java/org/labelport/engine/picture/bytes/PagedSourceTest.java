package org.labelport.engine.picture.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagedSourceTest {

    private static final int FILE_BYTES = 10_000;

    private final byte[] content = new byte[FILE_BYTES];
    private Path file;

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        new Random(1).nextBytes(content);
        file = Files.write(folder.resolve("picture"), content);
    }

    @Test
    void whatIsReadByThePageIsWhatIsThere() throws IOException {
        Random random = new Random(2);
        try (FileChannel channel = FileChannel.open(file)) {
            ByteSource paged = new PagedSource(ByteSource.in(channel, FILE_BYTES));
            for (int i = 0; i < 1_000; i++) {
                int at = random.nextInt(FILE_BYTES + 10);
                int count = random.nextInt(20);
                int start = Math.min(at, FILE_BYTES);
                assertEquals(
                        ByteBuffer.wrap(content, start, Math.min(count, FILE_BYTES - start)),
                        paged.read(at, count),
                        count + " bytes at " + at);
            }
        }
    }

    @Test
    void nothingIsAtThePlacesThatAHostileFileNames() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteSource paged = new PagedSource(ByteSource.in(channel, FILE_BYTES));
            paged.read(0, 16);
            for (long at : new long[] {FILE_BYTES, 1L << 40, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
                assertEquals(0, paged.read(at, 16).remaining(), "at " + at);
            }
        }
    }

    @Test
    void smallFileIsReadOnce() throws IOException {
        List<Long> reads = new ArrayList<>();
        ByteSource plain = ByteSource.in(ByteBuffer.wrap(content, 0, 400).slice());
        ByteSource paged = new PagedSource((at, count) -> {
            reads.add(at);
            return plain.read(at, count);
        });
        paged.read(0, 16 << 10);
        paged.read(0, 12);
        paged.read(398, 2);
        assertEquals(List.of(0L), reads);
    }
}

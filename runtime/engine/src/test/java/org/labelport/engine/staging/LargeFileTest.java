package org.labelport.engine.staging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.engine.hash.Sha256;

class LargeFileTest {

    private static final int PIECE = 1 << 16;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 64 * PIECE, 65 * PIECE, 200 * PIECE + 17})
    void isWrittenAndHashedAsItWasGiven(int size) throws Exception {
        byte[] bytes = new byte[size];
        Random random = new Random(size);
        random.nextBytes(bytes);
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        LargeFile file = new LargeFile("a.csv", written);
        for (int at = 0; at < size; ) {
            int count = Math.min(size - at, 1 + random.nextInt(3 * PIECE));
            file.write(bytes, at, count);
            at += count;
        }
        file.close();
        file.close();

        assertArrayEquals(bytes, written.toByteArray());
        assertEquals(new FileStore.Entry("a.csv", size, Sha256.hex(new ByteArrayInputStream(bytes))), file.entry());
    }

    @Test
    void nothingIsLeftOpenWhenTheDiskIsFull() throws Exception {
        boolean[] closed = {false};
        LargeFile file = new LargeFile("a.csv", new OutputStream() {
            private long left = 100L * PIECE;

            @Override
            public void write(int value) throws IOException {
                write(new byte[1], 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                left -= count;
                if (left < 0) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        });

        byte[] bytes = new byte[PIECE];
        assertThrows(IOException.class, () -> {
            try (file) {
                for (int i = 0; i < 200; i++) {
                    file.write(bytes, 0, PIECE);
                }
            }
        });

        assertTrue(closed[0]);
        assertEquals(
                0,
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("labelport-hash"))
                        .count());
    }
}

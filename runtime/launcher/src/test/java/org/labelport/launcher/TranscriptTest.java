package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Transcript transcript = new Transcript(printed, StandardCharsets.UTF_8);

    @Test
    void littleIsKept() {
        assertTrue(transcript.isBlank());
        transcript.println("größer");
        transcript.write('x');
        assertArrayEquals(
                ("größer" + System.lineSeparator() + "x").getBytes(StandardCharsets.UTF_8),
                transcript.content().orElseThrow());
        assertArrayEquals(printed.toByteArray(), transcript.content().orElseThrow());
        assertFalse(transcript.isBlank());
    }

    @Test
    void muchIsOnlyPrinted() {
        transcript.print("x".repeat(1 << 16));
        assertEquals(1 << 16, transcript.content().orElseThrow().length);
        transcript.print("y");
        assertEquals(Optional.empty(), transcript.content());
        assertFalse(transcript.isBlank());
        assertEquals((1 << 16) + 1, printed.size());
    }

    @Test
    void whatCouldNotBePrintedIsNotKept() {
        Transcript full = new Transcript(
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                StandardCharsets.UTF_8);
        full.print("formats");
        assertEquals(Optional.empty(), full.content());
    }
}

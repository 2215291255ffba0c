package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

    @Test
    void whatIsWrittenArrives() {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        StandardOutput output = new StandardOutput(arrived);
        new PrintStream(output, true, StandardCharsets.UTF_8).print("é\n");
        assertEquals("é\n", arrived.toString(StandardCharsets.UTF_8));
        assertEquals(Optional.empty(), output.lost());
    }

    @Test
    void fullDiskIsRemembered() {
        assertEquals(Optional.of("No space left on device"), lost("No space left on device"));
    }

    @Test
    void readerThatHasSeenEnoughIsNoLoss() {
        assertEquals(Optional.empty(), lost("Broken pipe"));
    }

    private static Optional<String> lost(String reason) {
        StandardOutput output = new StandardOutput(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(reason);
            }
        });
        new PrintStream(output, true, StandardCharsets.UTF_8).println("a line");
        return output.lost();
    }
}

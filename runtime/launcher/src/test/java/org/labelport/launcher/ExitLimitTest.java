package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own. */
class ExitLimitTest {

    @TempDir
    Path folder;

    /** What a plug-in may do: it never returns. */
    static final class EndlessHook implements Runnable {

        @Override
        public void run() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                run();
            }
        }
    }

    /** A program that ends. */
    public static final class Ending {

        private Ending() {}

        /** @param arguments {@code hook} for one that something keeps from ending */
        public static void main(String[] arguments) {
            if (arguments[0].equals("hook")) {
                Runtime.getRuntime().addShutdownHook(new Thread(new EndlessHook(), "acme-hook"));
            }
            ExitLimit.exit(3, Duration.ofSeconds(2), System.err);
        }
    }

    private String said(String argument) throws Exception {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ending.class.getName(),
                        argument)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it ends");
            assertEquals(3, process.exitValue());
            return Files.readString(out).strip();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void whatNeverReturnsIsNamedAndTheProcessEnds() throws Exception {
        assertEquals(
                "labelport: warning: exit.slow: the process does not end, and is ended after 2 seconds: "
                        + EndlessHook.class.getName()
                        + " (thread 'acme-hook'), registered by a plug-in or library to run at the"
                        + " end, has not returned. Tell its author",
                said("hook"));
    }

    @Test
    void processThatEndsByItselfSaysNothing() throws Exception {
        assertEquals("", said("nothing"));
    }
}

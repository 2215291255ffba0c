package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a process of its own. */
class ExitLimitTest {

    private static final int ENDED = 3;

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

        /** @param arguments {@code hook} for one that something keeps from ending, {@code signal} also after a signal */
        public static void main(String[] arguments) {
            Thread main = Thread.currentThread();
            if (!arguments[0].equals("nothing")) {
                Runtime.getRuntime().addShutdownHook(new Thread(new EndlessHook(), "acme-hook"));
            }
            if (arguments[0].equals("signal")) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> afterOthers(main)));
                System.exit(ENDED);
            }
            ExitLimit.exit(ENDED, Duration.ofSeconds(2), System.err);
        }

        /** As what a signal starts, when Java happens to start it last. */
        private static void afterOthers(Thread main) {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ExitLimit.halt(ENDED, Duration.ofSeconds(2), Set.of(main), System.err);
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
            assertEquals(ENDED, process.exitValue());
            return Files.readString(out).strip();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hook", "signal"})
    void whatNeverReturnsIsNamedAndTheProcessEnds(String how) throws Exception {
        assertEquals(
                "labelport: warning: exit.slow: the process does not end, and is ended after 2 seconds: "
                        + EndlessHook.class.getName()
                        + " (thread 'acme-hook'), registered by a plug-in or library to run at the"
                        + " end, has not returned. Tell its author",
                said(how));
    }

    @Test
    void processThatEndsByItselfSaysNothing() throws Exception {
        assertEquals("", said("nothing"));
    }
}

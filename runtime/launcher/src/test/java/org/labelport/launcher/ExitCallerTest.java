package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has ended the process, and, in a process of its own, what comes of that. */
class ExitCallerTest {

    @TempDir
    Path folder;

    private static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, null, -1);
    }

    @Test
    void theCodeThatCalledIsNamed() {
        assertEquals(
                Optional.of("com.acme.Tables"),
                ExitCaller.in(List.of(
                        new StackTraceElement[] {frame("java.lang.Object", "wait"), frame("com.acme.Other", "run")},
                        new StackTraceElement[] {
                            frame("java.lang.Shutdown", "exit"),
                            frame("java.lang.Runtime", "exit"),
                            frame("java.lang.System", "exit"),
                            frame("jdk.internal.reflect.NativeMethodAccessorImpl", "invoke0"),
                            frame("java.lang.reflect.Method", "invoke"),
                            frame("com.acme.Tables", "write"),
                            frame("org.labelport.engine.write.Shards", "write")
                        })));
    }

    @Test
    void aSignalIsNobodys() {
        assertEquals(Optional.empty(), ExitCaller.in(List.<StackTraceElement[]>of(new StackTraceElement[] {
            frame("java.lang.Shutdown", "exit"),
            frame("java.lang.Terminator$1", "handle"),
            frame("jdk.internal.misc.Signal$1", "run")
        })));
    }

    /** What a plug-in may do. */
    static final class Ender implements Runnable {

        @Override
        public void run() {
            System.exit(0);
        }
    }

    /** A command that waits for a plug-in. */
    public static final class Waiting {

        private Waiting() {}

        public static void main(String[] arguments) throws InterruptedException {
            CleanInterrupt guard = CleanInterrupt.ofThisThread();
            try (guard) {
                Thread plugin = new Thread(new Ender());
                plugin.start();
                plugin.join();
            }
        }
    }

    @Test
    void aCommandThatIsCutOffHasFailed() throws Exception {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it ends");
            assertEquals(1, process.exitValue());
            String said = Files.readString(out).strip();
            assertTrue(
                    said.startsWith("labelport: plugin.exit: " + Ender.class.getName() + " has ended the program"),
                    said);
        } finally {
            process.destroyForcibly();
        }
    }
}

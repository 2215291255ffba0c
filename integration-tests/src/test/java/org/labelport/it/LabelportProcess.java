package org.labelport.it;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The start script of this build's distribution as a process of its own, as a user runs it. */
final class LabelportProcess {

    private static final Path ROOT = Path.of(System.getProperty("labelport.root"));
    private static final long TIMEOUT_SECONDS = 600;
    private static final long SIGINT_BIT = 1 << 1;

    private final Path folder;
    private final Path out;
    private final Path err;
    private final Process process;

    /** What a process said and how it ended. */
    record Ended(int exitCode, String out, String err) {

        /** Lines of error output. */
        List<String> errors() {
            return err.lines().filter(line -> line.startsWith("labelport: ")).toList();
        }
    }

    private LabelportProcess(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        this.folder = folder;
        Path logs = Files.createTempDirectory(folder, "process");
        out = logs.resolve("out");
        err = logs.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LABELPORT_RUNS", folder.resolve("runs").toString());
        builder.environment().put("LABELPORT_PLUGINS", folder.resolve("plugins").toString());
        builder.environment().put("LABELPORT_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** The script of the distribution. */
    static Path script() {
        return ROOT.resolve("distribution/target/labelport/labelport")
                .toAbsolutePath()
                .normalize();
    }

    /** A file of the project. */
    static Path project(String path) {
        return ROOT.resolve(path).toAbsolutePath().normalize();
    }

    /** Starts a command in a folder. */
    static LabelportProcess start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", script().toString()));
        command.addAll(List.of(arguments));
        return new LabelportProcess(folder, environment, command);
    }

    /** Runs a command in a folder to its end. */
    static Ended run(Path folder, String... arguments) throws IOException, InterruptedException {
        return start(folder, Map.of(), arguments).await();
    }

    /** Runs a shell line in which {@code "$0"} is the script. */
    static Ended shell(Path folder, String line) throws IOException, InterruptedException {
        return shell(folder, Map.of(), line);
    }

    /** Runs shell lines in which {@code "$0"} is the script. */
    static Ended shell(Path folder, Map<String, String> environment, String lines)
            throws IOException, InterruptedException {
        return new LabelportProcess(folder, environment, List.of("sh", "-c", lines, script().toString())).await();
    }

    /** Starts a Java program without the script, on the JDK of the tests. */
    static LabelportProcess java(Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return program(folder, command);
    }

    /** Starts another program. */
    static LabelportProcess program(Path folder, List<String> command) throws IOException {
        return new LabelportProcess(folder, Map.of(), command);
    }

    /** Waits for the end. */
    Ended await() throws IOException, InterruptedException {
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(
                    "still running after " + TIMEOUT_SECONDS + " s in " + folder + ":\n" + errorOutput());
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** What it has written to its error output so far. */
    String errorOutput() {
        try {
            return Files.readString(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Presses Ctrl-C. What a script runs in the background ignores that, and so does all that it starts: no test then. */
    void interrupt() throws IOException, InterruptedException {
        if (ignoresInterrupts()) {
            process.destroyForcibly().waitFor();
            abort("the tests run in the background, where Ctrl-C does nothing");
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) != 0);
    }

    /** Ends it without a chance to clean up. */
    void kill() {
        process.destroyForcibly();
    }

    boolean isAlive() {
        return process.isAlive();
    }
}

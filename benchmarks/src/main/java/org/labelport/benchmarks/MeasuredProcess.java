package org.labelport.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program to its end and measures it from outside. CPU time and memory come from {@code /proc}; elsewhere than on
 * Linux they are unknown, and said to be.
 */
final class MeasuredProcess {

    private static final Path PROC = Path.of("/proc");
    private static final int POLL_MILLIS = 10;
    /** Linux counts CPU time in hundredths of a second, whatever the machine. */
    private static final double TICKS_PER_SECOND = 100;
    /** In {@code /proc/self/stat} after the name: user and system time of children that have ended. */
    private static final int CHILDREN_USER = 13;

    private static final int CHILDREN_SYSTEM = 14;

    private MeasuredProcess() {}

    /**
     * What a program took.
     *
     * @param exitCode 0 when all went well
     * @param wallSeconds from start to end
     * @param cpuSeconds user and system time of all threads; empty where it cannot be known
     * @param peakBytes largest resident memory, sampled every 10 ms; empty where it cannot be known
     */
    record Result(int exitCode, double wallSeconds, OptionalDouble cpuSeconds, OptionalLong peakBytes) {}

    /**
     * Runs a program.
     *
     * @param log takes all that it prints
     */
    static Result run(List<String> command, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        OptionalDouble cpuBefore = cpuOfChildren();
        long start = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        OptionalLong peak = OptionalLong.empty();
        try {
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = larger(peak, highWaterMark(process.pid()));
            }
        } finally {
            process.destroyForcibly();
        }
        double wall = (System.nanoTime() - start) / 1e9;
        OptionalDouble cpuAfter = cpuOfChildren();
        OptionalDouble cpu = cpuBefore.isPresent() && cpuAfter.isPresent()
                ? OptionalDouble.of(cpuAfter.getAsDouble() - cpuBefore.getAsDouble())
                : OptionalDouble.empty();
        return new Result(process.exitValue(), wall, cpu, peak);
    }

    private static OptionalLong larger(OptionalLong old, OptionalLong other) {
        if (old.isEmpty() || other.isEmpty()) {
            return other.isPresent() ? other : old;
        }
        return OptionalLong.of(Math.max(old.getAsLong(), other.getAsLong()));
    }

    private static OptionalLong highWaterMark(long pid) {
        try {
            return Files.readAllLines(PROC.resolve(pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty(); // no /proc, or the process has just ended
        }
    }

    private static OptionalDouble cpuOfChildren() {
        try {
            String stat = Files.readString(PROC.resolve("self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]);
            return OptionalDouble.of(ticks / TICKS_PER_SECOND);
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }
}

package org.labelport.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.labelport.report.ExportException;
import org.labelport.target.FolderList;

/** Looks for threads that go on, and files that stay open, when an export has ended. */
final class Leftovers {

    private static final int MOST_THREADS = 100;
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Where Linux lists what a process has open; elsewhere there is no such folder. */
    private static final Path OPEN = Path.of("/proc/self/fd");

    private final ThreadGroup threads = new ThreadGroup("an export and what it starts");

    private final EngineTrial trial;

    Leftovers(EngineTrial trial) {
        this.trial = trial;
    }

    /** @param reading empty when the format has no reader */
    void verify(DataSet data, Optional<Reading> reading) throws ExportException, IOException, InterruptedException {
        Path folder = after(() -> trial.export(data)).folder();
        if (reading.isPresent()) {
            after(() -> reading.get().read(folder));
            requireClosed(folder);
        }
    }

    @FunctionalInterface
    private interface Exporting {
        EngineTrial.Export export() throws ExportException, IOException, InterruptedException;
    }

    /** Exports in a group of threads of its own. */
    private EngineTrial.Export after(Exporting exporting) throws ExportException, IOException, InterruptedException {
        FutureTask<EngineTrial.Export> task = new FutureTask<>(exporting::export);
        new Thread(threads, task, "an export").start();
        EngineTrial.Export export = result(task);
        List<String> running = running();
        Rule.LEFTOVERS.require(running.isEmpty(), "threads go on that the format has started: " + running);
        return export;
    }

    private static EngineTrial.Export result(FutureTask<EngineTrial.Export> task)
            throws ExportException, IOException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ExportException failure) {
                throw failure;
            }
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Looks for files in a folder that this process has not closed, where the system tells. */
    private static void requireClosed(Path folder) throws IOException {
        List<String> open = new ArrayList<>();
        if (Files.isDirectory(OPEN)) {
            for (Path link : FolderList.of(OPEN)) {
                try {
                    Path file = Files.readSymbolicLink(link);
                    if (file.startsWith(folder)) {
                        open.add(folder.relativize(file).toString());
                    }
                } catch (NoSuchFileException e) {
                    // It was closed meanwhile, as the list itself was.
                }
            }
        }
        Rule.LEFTOVERS.require(open.isEmpty(), "the reader was closed and has these files still open: " + open);
    }

    /** Names of threads that have not ended after a while. */
    private List<String> running() throws InterruptedException {
        Thread[] found = new Thread[MOST_THREADS];
        int count = threads.enumerate(found);
        long end = System.nanoTime() + GRACE.toNanos();
        List<String> names = new ArrayList<>();
        for (Thread thread : Arrays.copyOf(found, count)) {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, end - System.nanoTime()));
            if (thread.isAlive()) {
                names.add(thread.getName());
            }
        }
        Collections.sort(names);
        return names;
    }
}

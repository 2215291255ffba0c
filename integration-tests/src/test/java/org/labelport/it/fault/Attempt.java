package org.labelport.it.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.StoredRun;
import org.labelport.it.FolderHashes;
import org.labelport.report.ExportException;

/** One run to its end, whichever that is, and what it left behind. */
final class Attempt {

    private final Path destination;
    private final List<ExportEvent.LogLine> warnings = new ArrayList<>();
    private Optional<ExportResult> result = Optional.empty();
    private Optional<ExportException> failure = Optional.empty();

    private Attempt(Path destination) {
        this.destination = destination;
    }

    /** Runs into a folder, whatever goes wrong. */
    static Attempt at(Exports exports, ExportParams.Builder params, Path destination) throws InterruptedException {
        return at(exports, params, destination, new CompletableFuture<>());
    }

    /** @param handle is given the run as soon as it is known */
    static Attempt at(
            Exports exports, ExportParams.Builder params, Path destination, CompletableFuture<ExportHandle> handle)
            throws InterruptedException {
        Attempt attempt = new Attempt(destination);
        ExportListener listener = (run, event) -> {
            if (event instanceof ExportEvent.LogLine line && line.level() == ExportEvent.Level.WARNING) {
                synchronized (attempt.warnings) {
                    attempt.warnings.add(line);
                }
            }
        };
        try {
            ExportHandle started =
                    exports.engine().start(params.destination(destination).build(), listener);
            handle.complete(started);
            attempt.result = Optional.of(started.await());
        } catch (ExportException e) {
            attempt.failure = Optional.of(e);
        }
        return attempt;
    }

    /**
     * Goes on with what was left of the run until it is done, when it can be continued.
     *
     * @return empty when there is nothing to go on with
     */
    Optional<Attempt> resumed(Exports exports) throws InterruptedException {
        Attempt again = new Attempt(destination);
        try {
            List<StoredRun> left = exports.engine().stored(destination);
            if (left.isEmpty()) {
                return Optional.empty();
            }
            again.result = Optional.of(exports.engine()
                    .resume(left.get(0).id(), destination, ExportListener.NONE)
                    .await());
        } catch (ExportException e) {
            again.failure = Optional.of(e);
        }
        return Optional.of(again);
    }

    /** Whether who started the run was told how to go on with it. */
    boolean saysHowToGoOn() {
        return outcome().contains("labelport resume ");
    }

    Optional<ExportResult> result() {
        return result;
    }

    Optional<ExportException> failure() {
        return failure;
    }

    /** What was said of the failure, or that there was none. */
    String outcome() {
        return failure.map(ExportException::line).orElse("it succeeded");
    }

    /** Whether who started the run knows that its folder is there yet: by a warning, or because it never began. */
    boolean saysThatSomethingIsLeft() {
        synchronized (warnings) {
            return outcome().startsWith("destination.unusable")
                    || warnings.stream().anyMatch(line -> line.code().equals("storage.leftover"));
        }
    }

    /** What others see in the destination: the files of each export, by its folder's name. */
    SortedMap<String, SortedMap<String, String>> visible() throws IOException {
        SortedMap<String, SortedMap<String, String>> exports = new TreeMap<>();
        for (Path path : entries()) {
            if (!isStaging(path)) {
                exports.put(path.getFileName().toString(), FolderHashes.of(path));
            }
        }
        return exports;
    }

    /** Folders of runs that are in the destination yet. */
    List<Path> staging() throws IOException {
        return entries().stream().filter(Attempt::isStaging).toList();
    }

    /** Makes what was left look as if it had been left an hour ago. */
    void age() throws IOException {
        for (Path path : staging()) {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
    }

    private List<Path> entries() throws IOException {
        if (!Files.exists(destination)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(destination)) {
            return all.toList();
        }
    }

    private static boolean isStaging(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(".labelport-") || name.startsWith(".new.labelport-");
    }
}

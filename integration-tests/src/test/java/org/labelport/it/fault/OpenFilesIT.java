package org.labelport.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.Packing;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

/** What the system says that a run has open stays within {@code openFiles}. */
@Tag("faults")
class OpenFilesIT {

    private static final Path OPEN = Path.of("/proc/self/fd");
    private static final int ALLOWED = 64;
    private static final List<String> FORMATS =
            List.of("coco-panoptic", "csv", "voc", "masks", "cvat-images", "label-studio", "via"); // and coco

    @TempDir
    Path folder;

    private final Faults faults = Faults.here();
    private final AtomicLong most = new AtomicLong();
    private final CountDownLatch tooMany = new CountDownLatch(1);

    @BeforeEach
    void places() throws IOException {
        assumeTrue(Files.isDirectory(OPEN), "there is no " + OPEN + " on this system");
        Files.createDirectories(folder.resolve("conf"));
        Exports.wholeDataSet(Files.createDirectory(folder.resolve("data")));
    }

    @AfterEach
    void disarm() {
        faults.end();
    }

    @ParameterizedTest
    @EnumSource
    void runHasNoMoreFilesOpenThanAreAllowed(Packing packing) throws Exception {
        SortedMap<String, SortedMap<String, String>> usual = exported("usual", packing);
        long withoutLimit = most.getAndSet(0);
        Files.writeString(folder.resolve("conf/limits.json"), "{\"openFiles\": " + ALLOWED + "}");
        SortedMap<String, SortedMap<String, String>> limited = exported("limited", packing);

        assertTrue(most.get() <= ALLOWED, most + " files were open");
        assertTrue(packing == Packing.FOLDER || withoutLimit > ALLOWED, withoutLimit + " were open without the limit");
        assertEquals(usual, limited, "the bytes are the same");
    }

    @Test
    void moreFormatsThanFilesMayBeOpenForAreRefusedBeforeAnythingIsRead() throws Exception {
        Files.writeString(folder.resolve("conf/limits.json"), "{\"openFiles\": " + ALLOWED + "}");
        Exports exports = exports();
        ExportParams.Builder params = params();
        exports.engine().formats().stream()
                .map(format -> format.descriptor().id())
                .filter(id -> !FORMATS.contains(id) && !id.equals("coco"))
                .limit(11)
                .forEach(params::to);

        ExportException refused = assertThrows(
                ExportException.class,
                () -> exports.engine()
                        .start(params.destination(folder.resolve("out")).build(), ExportListener.NONE));
        assertEquals("option.invalid", refused.code());
        assertTrue(
                refused.getMessage().startsWith("19 formats at once are too many")
                        && refused.getMessage().contains("raise 'openFiles' in limits.json (now 64)"),
                refused.getMessage());
    }

    private SortedMap<String, SortedMap<String, String>> exported(String name, Packing packing) throws Exception {
        Path destination = folder.resolve(name);
        faults.begin(folder, step -> {
            if (step.operation() == Operation.OPEN) {
                count();
                pause();
            } else if (step.operation() == Operation.WRITE && isPartOfAnArchive(step.path())) {
                awaitTooMany();
            }
            return false;
        });
        Attempt attempt = Attempt.at(exports(), params().packing(packing), destination);
        faults.end();
        assertEquals("it succeeded", attempt.outcome());
        return attempt.visible();
    }

    private Exports exports() throws IOException {
        return new Exports(Settings.of(Optional.of(folder.resolve("conf")), Optional.empty()));
    }

    private ExportParams.Builder params() {
        ExportParams.Builder params =
                Exports.pictures(folder.resolve("data")).shardItems(1).threads(32);
        FORMATS.forEach(params::to);
        return params;
    }

    /** Counts with the one that is about to be opened. */
    private void count() throws IOException {
        long open = 1;
        try (Stream<Path> all = Files.list(OPEN)) {
            open += all.filter(this::belongsToTheRun).count();
        }
        most.accumulateAndGet(open, Math::max);
        if (open > ALLOWED) {
            tooMany.countDown();
        }
    }

    private static boolean isPartOfAnArchive(Path file) {
        return file.getFileName().toString().startsWith("shard-");
    }

    /** Without the limit no part is written before more are open than it allows, however slow the threads are; once they were, none waits. */
    private void awaitTooMany() {
        try {
            if (!tooMany.await(20, TimeUnit.SECONDS)) {
                tooMany.countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean belongsToTheRun(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(folder);
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    /** So that all threads come to have open what they may. */
    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

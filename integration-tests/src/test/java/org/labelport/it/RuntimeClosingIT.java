package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportStatus;
import org.labelport.launcher.LabelportRuntime;
import org.labelport.launcher.LabelportRuntime.Registration;
import org.labelport.launcher.RuntimeConfig;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/** What becomes of runs and of their callers when a runtime is closed. */
class RuntimeClosingIT {

    @TempDir
    static Path cache;

    @TempDir
    Path folder;

    private RuntimeConfig config;

    @BeforeEach
    void configure() {
        config = RuntimeConfig.of(LabelportProcess.script().getParent())
                .withConf(folder.resolve("conf"))
                .withPlugins(folder.resolve("plugins"))
                .withCache(cache);
    }

    /** It would go on without the classes that it has not used yet, and fail by that. */
    @Test
    void runThatGoesOnIsCancelledByClosing() throws Exception {
        Path out = folder.resolve("out");
        ExportHandle run;
        try (LabelportRuntime runtime = LabelportRuntime.start(config)) {
            CountDownLatch reading = new CountDownLatch(1);
            runtime.addTarget(new Waiting(reading, Duration.ZERO));
            run = runtime.engine()
                    .start(
                            ExportParams.from("waiting")
                                    .to("voc")
                                    .destination(out)
                                    .build(),
                            ExportListener.NONE);
            reading.await();
        }
        ExportException failure = assertThrows(ExportException.class, run::await);
        assertEquals("run.cancelled", failure.code(), failure.getMessage());
        assertEquals(ExportStatus.CANCELLED, run.status());
        assertFalse(Files.exists(out));
    }

    /** Else the folders would be free while something still writes into them. */
    @Test
    void closingWaitsAlsoForACallerThatIsInterrupted() throws Exception {
        LabelportRuntime runtime = LabelportRuntime.start(config);
        CountDownLatch reading = new CountDownLatch(1);
        runtime.addTarget(new Waiting(reading, Duration.ofSeconds(1)));
        ExportParams params = ExportParams.from("waiting")
                .to("voc")
                .destination(folder.resolve("out"))
                .build();
        ExportHandle run = runtime.engine().start(params, ExportListener.NONE);
        reading.await();
        Thread.currentThread().interrupt();
        runtime.close();
        assertTrue(Thread.interrupted(), "the interrupt is the caller's");
        assertEquals(ExportStatus.CANCELLED, run.status());
        assertThrows(IllegalStateException.class, runtime::faults, "the bundles have not stopped");
    }

    /**
     * A source whose first item does not come.
     *
     * @param toEnd the time that it takes to end when it is told to
     */
    @ProvidesTarget(target = "waiting", title = "Waiting", data__types = "image")
    private record Waiting(CountDownLatch reading, Duration toEnd) implements TargetHandler {

        @Override
        public List<OptionSpec> filterKeys() {
            return List.of();
        }

        @Override
        public ItemSource open(SourceRequest request) throws IOException {
            reading.countDown();
            while (!Thread.interrupted()) {
                LockSupport.park();
            }
            LockSupport.parkNanos(toEnd.toNanos());
            throw new IOException("told to stop");
        }
    }

    @Test
    void closedRuntimeSaysSo() throws Exception {
        LabelportRuntime runtime = LabelportRuntime.start(config);
        Registration listener = runtime.addListener((run, event) -> {});
        ExportEngine engine = runtime.engine();
        ExportParams params = ExportParams.from("coco").to("yolo").build();
        runtime.close();
        runtime.close();
        listener.close();
        String used = assertThrows(IllegalStateException.class, () -> engine.start(params, ExportListener.NONE))
                .getMessage();
        assertTrue(used.startsWith("this engine is closed."), used);
        String message =
                assertThrows(IllegalStateException.class, runtime::engine).getMessage();
        assertEquals("this runtime is closed. Start another one.", message);
        assertEquals(
                message,
                assertThrows(IllegalStateException.class, runtime::faults).getMessage());
    }
}

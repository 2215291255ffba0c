package org.labelport.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.events.PluginWatch;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.events.RunLog;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.spool.RunFileException;
import org.labelport.engine.spool.SegmentStore;
import org.labelport.export.ExportParams;
import org.labelport.limits.Limits;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.settings.Settings;

class TargetCodeTest {

    private static final String MORE_THAN_MEMORY_TAKES = "x".repeat(1 << 19);

    /** What a source keeps meanwhile lies in the run's folder: when that is full, the source is as it should be. */
    @ParameterizedTest
    @CsvSource({
        "Input/output error, while the source was read by target coco of org.acme 1.0.0: Input/output error",
        "No space left on device, No space left on device",
        "Disk quota exceeded, Disk quota exceeded",
        "File too large, File too large"
    })
    void aFullDiskIsNotTheSources(String failure, String said) {
        IOException told = failing(() -> {
            throw new IOException(failure);
        });

        assertEquals(said, told.getMessage());
    }

    /** What a source reports is written to a file of the run, whose failure passes through the source's code. */
    @Test
    void aFailingFileOfTheRunIsNotTheSources(@TempDir Path folder) throws Exception {
        SegmentStore store = new SegmentStore(folder.resolve("findings"), 0);
        try (RunContext context = context()) {
            SourceFindings findings =
                    new SourceFindings(ExportParams.OnItemError.CONTINUE, store, context, Optional.empty());
            Loss loss = Loss.ofDataset("key.dropped", MORE_THAN_MEMORY_TAKES);
            findings.loss(loss);
            store.close();

            assertInstanceOf(RunFileException.class, failing(() -> {
                findings.loss(loss);
                return "";
            }));
            assertInstanceOf(RunFileException.class, failing(() -> {
                findings.error(ItemError.ofItem(MORE_THAN_MEMORY_TAKES, 0, "image.damaged", "it is cut off"));
                return "";
            }));
        }
    }

    private static RunContext context() {
        RunEvents events = RunEvents.untold("r");
        return new RunContext(
                Settings.of(Optional.empty(), Optional.empty()),
                Limits.USUAL,
                events,
                new RunLog(events, new JacksonJson()),
                new Cancellation(),
                new PluginWatch(Duration.ZERO, events));
    }

    private static IOException failing(TargetCode.Call<String> call) {
        PluginWatch watch = new PluginWatch(Duration.ZERO, RunEvents.untold("r"));
        TargetCode code = new TargetCode("target coco of org.acme 1.0.0", watch);
        return assertThrows(IOException.class, () -> code.call("the next item", call));
    }
}

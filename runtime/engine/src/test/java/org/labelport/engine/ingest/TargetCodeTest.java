package org.labelport.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.engine.events.PluginWatch;
import org.labelport.engine.events.RunEvents;

class TargetCodeTest {

    /** What a source keeps meanwhile lies in the run's folder: when that is full, the source is as it should be. */
    @ParameterizedTest
    @CsvSource({
        "Input/output error, while the source was read by target coco of org.acme 1.0.0: Input/output error",
        "No space left on device, No space left on device",
        "Disk quota exceeded, Disk quota exceeded",
        "File too large, File too large"
    })
    void aFullDiskIsNotTheSources(String failure, String said) {
        PluginWatch watch = new PluginWatch(Duration.ZERO, RunEvents.untold("r"));
        TargetCode code = new TargetCode("target coco of org.acme 1.0.0", watch);

        IOException told = assertThrows(
                IOException.class,
                () -> code.call("the next item", () -> {
                    throw new IOException(failure);
                }));

        assertEquals(said, told.getMessage());
    }
}

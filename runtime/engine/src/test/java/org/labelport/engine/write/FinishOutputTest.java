package org.labelport.engine.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.FormatDescriptor;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.engine.catalogue.InstalledFormat;
import org.labelport.engine.catalogue.Origin;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.events.PluginWatch;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.events.RunLog;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.report.FindingsLog;
import org.labelport.engine.spool.RunFileException;
import org.labelport.engine.spool.SegmentStore;
import org.labelport.engine.staging.CountedFiles;
import org.labelport.engine.staging.FileStore;
import org.labelport.engine.staging.ShardFiles;
import org.labelport.limits.Limits;
import org.labelport.settings.Settings;

class FinishOutputTest {

    @TempDir
    Path folder;

    @ProvidesFormat(
            format = "last",
            title = "Last",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    static class Last implements Converter {

        @Override
        public ConversionPlan plan(PlanRequest request) {
            throw new IllegalStateException("nothing is planned here");
        }
    }

    /** Files on a disk that is full from the second byte on. */
    private static final class FullDisk implements FileStore {

        private final CountedFiles counted = new CountedFiles();

        @Override
        public ShardFiles shard(int number) {
            return counted;
        }

        @Override
        public void folder(String path) {
            counted.folder(path);
        }

        @Override
        public Writing open(String path) {
            return new Writing() {
                private int size;

                @Override
                public void write(int value) throws IOException {
                    if (++size > 1) {
                        throw new IOException("No space left on device");
                    }
                }

                @Override
                public Entry entry() {
                    return new Entry(path, size, "");
                }
            };
        }
    }

    /** A PrintStream says nothing of what fails, so a format that prints passes nothing on. */
    @Test
    void fileThatFailsUnderAPrintStreamFailsTheRun() throws Exception {
        try (FinishOutput out = output()) {
            try (PrintStream print = new PrintStream(out.file("a.txt"), false, StandardCharsets.UTF_8)) {
                print.print("abc");
            }
            RunFileException failure = assertThrows(RunFileException.class, out::closed);
            assertEquals("No space left on device", failure.getMessage());
        }
    }

    @Test
    void fileThatIsWholeIsListed() throws Exception {
        try (FinishOutput out = output()) {
            try (PrintStream print = new PrintStream(out.file("a.txt"), false, StandardCharsets.UTF_8)) {
                print.print("a");
            }
            assertEquals(List.of(new FileStore.Entry("a.txt", 1, "")), out.closed());
        }
    }

    private FinishOutput output() {
        RunEvents events = RunEvents.untold("r");
        SegmentStore store = new SegmentStore(folder.resolve("lines"), 1 << 10);
        Last last = new Last();
        InstalledFormat format = new InstalledFormat(last, FormatDescriptor.of(last), Origin.of(last));
        return new FinishOutput(
                new FullDisk(),
                new PartStore(store, 1),
                Map.of(),
                new FindingsCollector(new FindingsLog(store), new DeclaredLosses(format, events)),
                new RunContext(
                        Settings.of(Optional.empty(), Optional.empty()),
                        Limits.USUAL,
                        events,
                        new RunLog(events, new JacksonJson()),
                        new Cancellation(),
                        new PluginWatch(Duration.ZERO, events)));
    }
}

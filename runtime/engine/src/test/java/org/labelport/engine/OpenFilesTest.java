package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.engine.limits.OpenFiles;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

/** A run has no more files open at once than the operator allows. */
class OpenFilesTest {

    private static final int THREADS_OF_64_FILES = 6;
    private static final int FILES_AT_THE_END = 40;
    private static final long A_WHILE_MILLIS = 300;

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    /** Holds its shards until more are open than may be, or it is clear that it does not come to that. */
    @ProvidesFormat(
            format = "holding",
            title = "Holding",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class Holding implements Converter {

        private final CountDownLatch allowed = new CountDownLatch(1);
        private final CountDownLatch tooMany = new CountDownLatch(1);
        private volatile boolean clear;
        private final AtomicInteger open = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final int filesAtTheEnd;
        private final long patienceMillis;

        /** @param patienceMillis after which it is clear that no more are opened */
        private Holding(int filesAtTheEnd, long patienceMillis) {
            this.filesAtTheEnd = filesAtTheEnd;
            this.patienceMillis = patienceMillis;
        }

        @Override
        public ConversionPlan plan(PlanRequest request) {
            return new ConversionPlan() {
                @Override
                public ShardWriter openShard(ShardOutput out) {
                    return numbered -> {
                        int now = open.incrementAndGet();
                        most.accumulateAndGet(now, Math::max);
                        if (now >= THREADS_OF_64_FILES) {
                            allowed.countDown();
                        }
                        if (now > THREADS_OF_64_FILES) {
                            tooMany.countDown();
                        }
                        if (!clear) {
                            hold();
                        }
                        open.decrementAndGet();
                    };
                }

                @Override
                public void finish(ExportOutput out) throws IOException {
                    List<OutputStream> files = new ArrayList<>();
                    for (int i = 0; i < filesAtTheEnd; i++) {
                        files.add(out.file("file" + i));
                    }
                    for (OutputStream file : files) {
                        file.close();
                    }
                }
            };
        }

        private void hold() {
            try {
                allowed.await(20, TimeUnit.SECONDS);
                tooMany.await(patienceMillis, TimeUnit.MILLISECONDS);
                clear = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void export(Converter converter, String limits) throws Exception {
        Files.writeString(folder.resolve("limits.json"), limits);
        LabelportEngine engine = new LabelportEngine(Settings.of(Optional.of(folder), Optional.empty()));
        engine.add(converter);
        engine.add(new ListTarget(
                Taxonomy.EMPTY,
                IntStream.range(0, 40)
                        .mapToObj(i -> Item.of("i" + i, i + ".png", Media.Image.of(Blob.ABSENT, 2, 2), List.of()))
                        .toList()));
        ExportListener listener = (run, event) -> {
            if (event instanceof ExportEvent.LogLine line && line.level() == ExportEvent.Level.WARNING) {
                warnings.add(line.code() + ": " + line.message());
            }
        };
        engine.start(
                        ExportParams.from("list")
                                .to("holding")
                                .threads(32)
                                .shardItems(1)
                                .destination(folder.resolve("out"))
                                .build(),
                        listener)
                .await();
    }

    @Test
    void noMoreThreadsWriteAtOnceThanFilesMayBeOpenAndThatIsSaid() throws Exception {
        Holding converter = new Holding(0, A_WHILE_MILLIS);
        export(converter, "{\"openFiles\": 64}");

        assertEquals(THREADS_OF_64_FILES, converter.most.get());
        assertEquals(
                List.of(
                        "limit.openFiles: 6 threads write at once, not 32: the run would open more than the 64 files and"
                                + " connections a run may have open. Export fewer formats at once, or raise 'openFiles'"
                                + " in limits.json (now 64)"),
                warnings);
    }

    @Test
    void asManyThreadsAsAreAskedForWriteWhereThatIsAllowed() throws Exception {
        Holding converter = new Holding(0, 20_000);
        export(converter, "{}");

        assertTrue(converter.most.get() > THREADS_OF_64_FILES, converter.most::toString);
        assertEquals(List.of(), warnings);
    }

    @Test
    void formatThatOpensTooManyFilesAtTheEndIsStopped() throws Exception {
        export(new Holding(FILES_AT_THE_END, A_WHILE_MILLIS), "{\"openFiles\": 64}");

        ExportException stopped = assertThrows(
                ExportException.class,
                () -> export(new Holding(FILES_AT_THE_END + 1, A_WHILE_MILLIS), "{\"openFiles\": 64}"));
        assertTrue(stopped.getMessage().contains("raise 'openFiles' in limits.json (now 64)"), stopped.getMessage());
    }

    @Test
    void connectionsAndThreadsShareWhatIsAllowed() {
        OpenFiles few = new OpenFiles(Limits.of(Map.of(Limit.OPEN_FILES, 64L)));
        assertEquals(10, few.connections(16));
        assertEquals(4, few.connections(4));
        assertEquals(1, few.threads(16, 18));
        assertEquals(0, few.threads(16, 19));
        assertFalse(few.reason().isEmpty());
        OpenFiles usual = new OpenFiles(Limits.USUAL);
        assertEquals(64, usual.connections(64));
        assertEquals(32, usual.threads(32, 35));
    }
}

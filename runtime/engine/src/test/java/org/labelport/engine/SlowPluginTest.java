package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;
import org.labelport.target.ItemSource;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;
import org.labelport.verify.Verifier;

/** A plug-in that is busy with one thing for long is named, whatever it was asked for. */
@Timeout(60)
class SlowPluginTest extends EngineFixture {

    private final CountDownLatch told = new CountDownLatch(1);
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final AtomicLong lastStep = new AtomicLong(System.nanoTime());
    private final AtomicLong longestStep = new AtomicLong();

    /** Waits at one of its calls until somebody has said so, or interrupts itself there. */
    private void at(String call, String slow) {
        if (slow.equals(call + "!")) {
            Thread.currentThread().interrupt();
        } else if (call.equals(slow)) {
            try {
                told.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void export(Converter format, TargetHandler target, int patienceSeconds) throws Exception {
        Files.writeString(folder.resolve("runs.json"), "{\"slowPluginSeconds\": " + patienceSeconds + "}");
        LabelportEngine engine = new LabelportEngine(Settings.of(Optional.of(folder), Optional.empty()));
        engine.add(target);
        engine.add(format);
        ExportListener hears = (id, event) -> {
            if (event instanceof ExportEvent.LogLine line) {
                warnings.add(line.code() + ": " + line.message());
                told.countDown();
            }
        };
        ExportParams params = ExportParams.from("slow")
                .to("slow-lines")
                .destination(folder.resolve("out"))
                .verification(ExportParams.Verification.REQUIRED)
                .threads(2)
                .build();
        engine.start(params, hears).await();
    }

    @ParameterizedTest
    @CsvSource({"plan,its plan", "write,item i1", "finish,its last files", "verify,the check of its export"})
    void formatIsNamed(String slow, String what) throws Exception {
        export(new SlowFormat(slow), new SlowTarget("nothing"), 1);
        assertNamed("format slow-lines of org.labelport.engine", what);
    }

    @ParameterizedTest
    @CsvSource({"open,the opening of the source", "next,the next item"})
    void targetIsNamed(String slow, String what) throws Exception {
        export(new SlowFormat("nothing"), new SlowTarget(slow), 1);
        assertNamed("target slow of org.labelport.engine", what);
    }

    @ParameterizedTest
    @CsvSource({"read,an item that it reads", "complete,item i1"})
    void targetWhoseItemsAreReadAtOnceIsNamed(String slow, String what) throws Exception {
        export(new SlowFormat("nothing"), new ParallelTarget(slow), 1);
        assertNamed("target slow of org.labelport.engine", what);
    }

    @ParameterizedTest
    @CsvSource({"open!,the opening of the source", "next!,the next item"})
    void targetThatInterruptsItselfIsNamed(String call, String what) {
        assertInterrupted(new SlowTarget(call), what);
    }

    @ParameterizedTest
    @CsvSource("complete!,item i1")
    void targetThatCompletesItemsAndInterruptsItselfIsNamed(String call, String what) {
        assertInterrupted(new ParallelTarget(call), what);
    }

    private void assertInterrupted(TargetHandler target, String what) {
        ExportException failure =
                assertThrows(ExportException.class, () -> export(new SlowFormat("nothing"), target, 1));

        assertEquals("plugin.interrupted", failure.code(), failure.getMessage());
        assertTrue(
                failure.getMessage().contains("a fault of target slow of org.labelport.engine")
                        && failure.getMessage().contains(", busy with " + what + ", please"),
                failure.getMessage());
    }

    private void assertNamed(String plugin, String what) {
        List<String> named = warnings.stream()
                .filter(warning -> warning.startsWith("plugin.slow: " + plugin)
                        && warning.contains(" has been busy with " + what + " for 1 seconds. "))
                .toList();
        assertEquals(1, named.size(), warnings::toString);
    }

    /** What takes its time, and shows that it goes on. Where the machine stood still for as long as the patience, it did not. */
    @Test
    void whatGetsOnIsNotNamed() throws Exception {
        export(new SlowFormat("many files"), new SlowTarget("scan"), 2);
        assertTrue(
                warnings.isEmpty() || longestStep.get() >= TimeUnit.SECONDS.toNanos(2),
                () -> warnings + ", longest step " + longestStep + " ns");
    }

    /** The end of a step that takes a while. */
    private void rest() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        long now = System.nanoTime();
        longestStep.accumulateAndGet(now - lastStep.getAndSet(now), Math::max);
    }

    @ProvidesFormat(
            format = "slow-lines",
            title = "Slow lines",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private final class SlowFormat extends LineConverter {

        private final String slow;

        private SlowFormat(String slow) {
            this.slow = slow;
        }

        @Override
        public Optional<Verifier> verifier() {
            return Optional.of(request -> at("verify", slow));
        }

        @Override
        public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
            at("plan", slow);
            ConversionPlan plan = super.plan(request);
            return new ConversionPlan() {
                @Override
                public ShardWriter openShard(ShardOutput out) throws IOException {
                    ShardWriter writer = plan.openShard(out);
                    return numbered -> {
                        if (numbered.number() == 1) {
                            at("write", slow);
                        }
                        writer.write(numbered);
                    };
                }

                @Override
                public void finish(ExportOutput out) throws ExportException, IOException {
                    at("finish", slow);
                    for (int i = 0; slow.equals("many files") && i < 35; i++) {
                        try (OutputStream file = out.file(i + ".txt")) {
                            file.write(i);
                        }
                        rest();
                    }
                    plan.finish(out);
                }
            };
        }
    }

    @ProvidesTarget(
            target = "slow",
            title = "Slow",
            data__types = {"image"})
    private class SlowTarget implements TargetHandler {

        final String slow;

        SlowTarget(String slow) {
            this.slow = slow;
        }

        @Override
        public List<OptionSpec> filterKeys() {
            return List.of();
        }

        @Override
        public ItemSource open(SourceRequest request) throws ExportException, IOException {
            at("open", slow);
            for (int i = 0; slow.equals("scan") && i < 35; i++) {
                request.report().scanned(i, 35);
                rest();
            }
            return new SlowSource(slow);
        }
    }

    @ProvidesTarget(
            target = "slow",
            title = "Slow",
            data__types = {"image"})
    private final class ParallelTarget extends SlowTarget {

        private ParallelTarget(String slow) {
            super(slow);
        }

        @Override
        public ItemSource open(SourceRequest request) {
            return new ParallelSource(slow);
        }
    }

    private class SlowSource implements ItemSource {

        final Iterator<Item> items = items(3).iterator();
        final String slow;

        SlowSource(String slow) {
            this.slow = slow;
        }

        @Override
        public Optional<Item> next() throws ExportException, IOException {
            at("next", slow);
            return items.hasNext() ? Optional.of(items.next()) : Optional.empty();
        }

        @Override
        public Item complete(Item item) {
            if (item.id().equals("i1")) {
                at("complete", slow);
            }
            return item;
        }

        @Override
        public Taxonomy taxonomy() {
            return ANIMALS;
        }

        @Override
        public void close() {}
    }

    private final class ParallelSource extends SlowSource implements ParallelItemSource {

        private ParallelSource(String slow) {
            super(slow);
        }

        @Override
        public Optional<Item> next() throws ExportException, IOException {
            return super.next();
        }

        @Override
        public Optional<Reading> nextReading() {
            if (!items.hasNext()) {
                return Optional.empty();
            }
            Item item = items.next();
            return Optional.of(() -> {
                if (item.id().equals("i1")) {
                    at("read", slow);
                }
                return Optional.of(item);
            });
        }
    }
}

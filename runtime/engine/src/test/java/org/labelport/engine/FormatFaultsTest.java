package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ProvidesFormat;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams.Packing;
import org.labelport.export.ExportSummary;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;

/** What a format does wrong is said to be the format's, and no trouble with disks that might pass. */
class FormatFaultsTest extends FaultyFormatFixture {

    @ProvidesFormat(
            format = "other",
            title = "Other",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class Other extends Faulty {

        Other(Steps steps) {
            super(steps);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "openShard", "write, at item", "close", "finish"})
    void errorNamesTheFormatAndTheStep(String step) {
        Steps faulty = failingIn(step, () -> {
            throw new NoClassDefFoundError("org/acme/Missing");
        });
        assertFault(failure(faulty, Packing.FOLDER), "failed in " + step, "NoClassDefFoundError", "org/acme/Missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "openShard", "write, at item i0", "close", "finish"})
    void exceptionOfFilesThatIsTheFormatsOwnNamesTheFormatAndTheStep(String step) {
        Steps faulty = failingIn(step, () -> {
            throw new IOException("the codebook has no page 7");
        });
        ExportException failure = failure(faulty, Packing.FOLDER);
        assertEquals("converter.failed", failure.code(), failure.getMessage());
        assertTrue(failure.getMessage().contains("format faulty 0 failed in " + step + ": "), failure.getMessage());
        assertTrue(failure.getMessage().contains("the codebook has no page 7"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "openShard", "write, at item i0", "close", "finish"})
    void fullDiskIsNoFaultOfTheFormatThatFillsIt(String step) {
        Steps full = failingIn(step, () -> {
            throw new IOException("No space left on device");
        });
        assertEquals("storage.failed", failure(full, Packing.FOLDER).code());
    }

    /** What a format throws. */
    private interface Failure {
        void fail() throws IOException;
    }

    private static Steps failingIn(String step, Failure failure) {
        return new Steps() {
            private void at(String place) throws IOException {
                if (step.startsWith(place)) {
                    failure.fail();
                }
            }

            @Override
            void planned() throws IOException {
                at("plan");
            }

            @Override
            void opened() throws IOException {
                at("openShard");
            }

            @Override
            void written(NumberedItem numbered, ShardOutput out) throws IOException {
                at("write");
            }

            @Override
            void closed() throws IOException {
                at("close");
            }

            @Override
            void finished(ExportOutput out) throws IOException {
                at("finish");
            }
        };
    }

    @Test
    void everyWriterIsClosedWhateverAnotherThrows() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        LabelportEngine engine = engine(new Steps() {
            @Override
            void written(NumberedItem numbered, ShardOutput out) {
                throw new NoClassDefFoundError("org/acme/Missing");
            }

            @Override
            void closed() {
                throw new IllegalStateException("close is broken, too");
            }
        });
        engine.add(new Other(new Steps() {
            @Override
            void closed() {
                closed.countDown();
            }
        }));
        ExportException failure = assertThrows(
                ExportException.class,
                () -> export(engine, to("faulty").to("other").build()));
        assertFault(failure, "org/acme/Missing");
        assertEquals(0, closed.getCount());
    }

    @ParameterizedTest
    @CsvSource({
        "plan,its plan",
        "openShard,the beginning of a part of the data",
        "write,item i0",
        "finish,its last files"
    })
    void formatThatInterruptsItsThreadIsNamed(String step, String what) throws Exception {
        Steps faulty = failingIn(step, () -> Thread.currentThread().interrupt());
        for (Packing packing : Packing.values()) {
            ExportException failure = failure(faulty, packing);
            assertEquals("plugin.interrupted", failure.code(), failure.getMessage());
            String named = "a fault of format faulty of org.labelport.engine@0.0.0, busy with " + what + ", please";
            assertTrue(failure.getMessage().contains(named), failure.getMessage());
            assertEquals(Map.of(), tree(folder));
        }
    }

    /** Some wrap it, and some only leave the thread's mark and say that something is closed. */
    @ParameterizedTest
    @ValueSource(strings = {"unchecked", "checked", "mark"})
    void formatThatEndsByAnInterruptWasCancelled(String how) throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        LabelportEngine engine = engine(new Steps() {
            @Override
            void finished(ExportOutput out) throws IOException {
                waiting.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    if (how.equals("checked")) {
                        throw new IOException("stopped while waiting", e);
                    }
                    if (how.equals("mark")) {
                        Thread.currentThread().interrupt();
                        throw new IOException("the stream is closed");
                    }
                    throw new IllegalStateException("stopped while waiting", e);
                }
            }
        });
        ExportHandle run = engine.start(to("faulty").build(), ExportListener.NONE);
        waiting.await();
        run.cancel();
        ExportException failure = assertThrows(ExportException.class, run::await);
        assertEquals("run.cancelled", failure.code(), failure.getMessage());
        assertEquals(Map.of(), tree(folder));
    }

    @Test
    void lossesThatWereNotDeclaredAreToldOfOnceAndCounted() throws Exception {
        Steps faulty = new Steps() {
            @Override
            void written(NumberedItem numbered, ShardOutput out) {
                out.loss(Loss.changed(numbered.item().id(), "faulty.cut", "cut"));
            }

            @Override
            void finished(ExportOutput out) {
                out.loss(Loss.ofDataset("faulty.cut", "cut"));
                out.loss(Loss.ofDataset("faulty.bent", "bent"));
            }
        };
        List<String> warnings = new CopyOnWriteArrayList<>();
        ExportListener listener = (id, event) -> {
            if (event instanceof ExportEvent.LogLine line) {
                warnings.add(line.code() + ": " + line.message());
            }
        };
        ExportSummary summary = engine(faulty)
                .start(to("faulty").build(), listener)
                .await()
                .exports()
                .get(0)
                .summary();
        assertEquals(
                Map.of("faulty.cut", 4L, "faulty.bent", 1L, "category.unused-dropped", 1L),
                summary.losses(),
                "all count");
        assertEquals(2, warnings.size(), warnings::toString);
        assertTrue(
                warnings.get(0)
                        .startsWith(
                                "converter.undeclared-loss: format faulty 0 reports losses of the kind 'faulty.cut'"),
                warnings.get(0));
        assertTrue(warnings.get(1).contains("'faulty.bent'"), warnings.get(1));
    }
}

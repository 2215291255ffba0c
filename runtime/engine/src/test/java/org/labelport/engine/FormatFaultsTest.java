package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.engine.publish.FolderTree;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.Packing;
import org.labelport.export.ExportSummary;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;

/** What a format does wrong is said to be the format's, and no trouble with disks that might pass. */
class FormatFaultsTest extends EngineFixture {

    /** What a format does at each step. */
    private static class Steps {

        void planned() throws IOException {}

        void opened() throws IOException {}

        void written(NumberedItem numbered, ShardOutput out) throws IOException {}

        void closed() throws IOException {}

        void finished(ExportOutput out) throws IOException {}
    }

    @ProvidesFormat(
            format = "faulty",
            title = "Faulty",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static class Faulty implements Converter {

        private final Steps steps;

        Faulty(Steps steps) {
            this.steps = steps;
        }

        @Override
        public ConversionPlan plan(PlanRequest request) throws IOException {
            steps.planned();
            return new ConversionPlan() {
                @Override
                public ShardWriter openShard(ShardOutput out) throws IOException {
                    steps.opened();
                    return new ShardWriter() {
                        @Override
                        public void write(NumberedItem numbered) throws IOException {
                            steps.written(numbered, out);
                            numbered.item().annotations().forEach(out::written);
                        }

                        @Override
                        public void close() throws IOException {
                            steps.closed();
                        }
                    };
                }

                @Override
                public void finish(ExportOutput out) throws IOException {
                    steps.finished(out);
                }
            };
        }
    }

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

    private LabelportEngine engine(Steps steps) {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, items(3)));
        engine.add(new Faulty(steps));
        return engine;
    }

    private ExportParams.Builder to(String format) {
        return ExportParams.from("list").to(format).destination(folder.resolve("out"));
    }

    private ExportException failure(Steps steps, Packing packing) {
        return assertThrows(
                ExportException.class,
                () -> export(engine(steps), to("faulty").packing(packing).build()));
    }

    private static void assertFault(ExportException failure, String... words) {
        assertEquals("converter.failed", failure.code(), failure.getMessage());
        assertTrue(failure.getMessage().contains("format faulty"), failure.getMessage());
        assertFalse(failure.getMessage().contains("resume"), failure.getMessage());
        for (String word : words) {
            assertTrue(failure.getMessage().contains(word), failure.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"FOLDER,run.json", "ZIP,Run.json", "FOLDER,losses.ndjson", "ZIP,errors.ndjson", "FOLDER,run.json/a.txt"
    })
    void nameOfAReportIsNoNameForAnItem(Packing packing, String name) throws Exception {
        Steps faulty = new Steps() {
            @Override
            void written(NumberedItem numbered, ShardOutput out) throws IOException {
                if (numbered.number() == 1) {
                    out.file(name).text("taken");
                }
            }
        };
        ExportSummary summary = export(
                        engine(faulty), to("faulty").packing(packing).build())
                .exports()
                .get(0)
                .summary();
        assertEquals(Map.of("converter.failed", 1L), summary.errors());
        assertEquals(2, summary.items().written());
        String message = summary.errorExamples().get(0).message();
        assertTrue(message.contains("'" + name + "' is where the run puts its report"), message);
    }

    @Test
    void fileThatAnItemWritesTwiceCostsTheItem() throws Exception {
        Steps faulty = new Steps() {
            @Override
            void written(NumberedItem numbered, ShardOutput out) throws IOException {
                out.file(numbered.number() + ".txt");
                if (numbered.number() == 1) {
                    out.file("1.txt");
                }
            }
        };
        ExportSummary summary =
                export(engine(faulty), to("faulty").build()).exports().get(0).summary();
        assertEquals(Map.of("converter.failed", 1L), summary.errors());
        assertEquals(2, summary.items().written());
    }

    @ParameterizedTest
    @CsvSource({
        "FOLDER,a.txt,a.txt",
        "ZIP,a.txt,a.txt",
        "FOLDER,a.txt,a.txt/b.txt",
        "ZIP,a.txt,a.txt/b.txt",
        "FOLDER,b.txt,run.json",
        "ZIP,b.txt,run.json"
    })
    void fileOfTheDataSetWithATakenName(Packing packing, String first, String second) {
        Steps faulty = new Steps() {
            @Override
            void finished(ExportOutput out) throws IOException {
                out.file(first).close();
                out.file(second).close();
            }
        };
        assertFault(failure(faulty, packing), "in finish", "'" + second + "' is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOLDER", "ZIP"})
    void folderWithTheNameOfAFile(Packing packing) {
        Steps faulty = new Steps() {
            @Override
            void finished(ExportOutput out) throws IOException {
                out.file("a").close();
                out.folder("a");
            }
        };
        assertFault(failure(faulty, packing), "in finish", "'a' is already the name");
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

    /** Formats may wrap what comes of a failing disk. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void outputThatFailsIsNoFaultOfTheFormatThatWritesToIt(boolean wrapped) {
        Steps writing = new Steps() {
            @Override
            void finished(ExportOutput out) throws IOException {
                FolderTree.delete(folder.resolve("out"));
                try {
                    out.file("a.txt").close();
                } catch (IOException e) {
                    if (wrapped) {
                        throw new IllegalStateException(e);
                    }
                    throw e;
                }
            }
        };
        ExportException failure = failure(writing, Packing.FOLDER);
        assertEquals("storage.failed", failure.code(), failure.getMessage());
        assertTrue(failure.getMessage().contains("was removed or moved while the run went on"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOLDER", "ZIP"})
    void closedFileTakesNothing(Packing packing) {
        Steps writing = new Steps() {
            @Override
            void finished(ExportOutput out) throws IOException {
                OutputStream file = out.file("a.txt");
                file.close();
                file.write('a');
            }
        };
        assertFault(failure(writing, packing), "in finish", "'a.txt' was closed before this was written to it");
    }

    @Test
    void fileThatAFailingFormatLeavesOpenIsClosed() {
        List<OutputStream> left = new ArrayList<>();
        Steps failing = new Steps() {
            @Override
            void finished(ExportOutput out) throws IOException {
                left.add(out.file("a.txt"));
                left.add(out.file("b.txt"));
                throw new IllegalStateException("the codebook has no page 7");
            }
        };
        assertFault(failure(failing, Packing.FOLDER), "in finish", "page 7");
        for (OutputStream file : left) {
            assertThrows(IllegalStateException.class, () -> file.write('a'));
        }
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

package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.FormatDescriptor;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.engine.catalogue.Origin;
import org.labelport.engine.publish.FolderTree;
import org.labelport.export.ExportParams.Requirements;
import org.labelport.model.Annotation;
import org.labelport.model.ShapeKind;
import org.labelport.options.OptionSpec;
import org.labelport.options.OptionSpec.Type;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

class SelfCheckTest {

    private static final long BUNDLE = 7;

    private static final String TEMPORARY = "java.io.tmpdir";

    private final LabelportEngine engine = new LabelportEngine();

    /** Of this test alone: other processes make checks in the usual one. */
    @TempDir
    Path temporary;

    private String usual = "";

    @BeforeEach
    void useFolderOfItsOwn() {
        usual = System.setProperty(TEMPORARY, temporary.toString());
    }

    @AfterEach
    void useUsualFolder() {
        System.setProperty(TEMPORARY, usual);
    }

    private void add(LineConverter converter) {
        engine.providers().hold(BUNDLE);
        FormatDescriptor lines = FormatDescriptor.of(new LineConverter());
        engine.add(converter, lines, new Origin("org.example.lines", "1.2.0", BUNDLE));
    }

    private String complaint() {
        ExportException failure = assertThrows(ExportException.class, () -> engine.check(BUNDLE));
        assertEquals("check.failed", failure.code());
        assertEquals(1, failure.getMessage().lines().count(), failure.getMessage());
        return failure.getMessage();
    }

    @ProvidesFormat(
            format = "seen",
            title = "Remembers what it wrote",
            data__types = {"image", "audio"},
            annotation__types = {"image"},
            shapes = {"box", "polygon", "interval"})
    private static final class Seen extends LineConverter {

        private final List<String> annotations = new CopyOnWriteArrayList<>();

        @Override
        void write(String item, Annotation annotation, ShardOutput out) throws ItemException {
            annotations.add(item + " " + annotation.shape().kind().key());
            super.write(item, annotation, out);
        }
    }

    @Test
    void everyDeclaredShapeIsWrittenThoughTheFormatIsHeldBackFromRuns() throws Exception {
        Seen seen = new Seen();
        engine.providers().hold(BUNDLE);
        engine.add(seen, new Origin("org.example.seen", "1.0.0", BUNDLE));

        engine.check(BUNDLE);

        assertEquals(List.of("sample-image box", "sample-image polygon"), List.copyOf(seen.annotations));
        assertThrows(ExportException.class, () -> engine.choose("seen", Requirements.NONE));
    }

    @Test
    void nothingOfTheSampleIsLeft() throws Exception {
        List<Path> before = scratch();
        List<Path> during = new CopyOnWriteArrayList<>();
        add(new LineConverter() {
            @Override
            void write(String item, Annotation annotation, ShardOutput out) throws ItemException {
                try {
                    during.addAll(scratch());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                super.write(item, annotation, out);
            }
        });

        engine.check(BUNDLE);

        assertNotEquals(before, during);
        assertEquals(before, scratch());
    }

    @Test
    void temporaryFolderThatFailsIsNoFaultOfTheFormat() {
        add(new LineConverter() {
            @Override
            void write(String item, Annotation annotation, ShardOutput out) throws ItemException {
                try {
                    for (Path folder : scratch()) {
                        FolderTree.delete(folder);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                super.write(item, annotation, out);
            }
        });
        assertUnstored();
    }

    @Test
    void temporaryFolderThatIsMissingIsNoFaultOfTheFormat() {
        add(new LineConverter());
        System.setProperty(TEMPORARY, temporary.resolve("absent").toString());
        assertUnstored();
    }

    private void assertUnstored() {
        ExportException failure = assertThrows(ExportException.class, () -> engine.check(BUNDLE));
        assertEquals("storage.failed", failure.code(), failure.getMessage());
        assertTrue(failure.getMessage().contains("no such file or folder"), failure.getMessage());
        assertTrue(failure.getMessage().contains("-Djava.io.tmpdir="), failure.getMessage());
    }

    private List<Path> scratch() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary, ".labelport-check-*")) {
            files.forEach(found::add);
        }
        return found;
    }

    @Test
    void whatAFormatThrowsAtAnItemNamesTheFormatAndTheItem() {
        add(new LineConverter() {
            @Override
            void write(String item, Annotation annotation, ShardOutput out) {
                throw new IllegalStateException("no\nidea");
            }
        });

        assertEquals(
                "format lines of org.example.lines@1.2.0 cannot write a sample: item sample-image: the format could not"
                        + " write it: java.lang.IllegalStateException: no\\nidea, at "
                        + getClass().getName() + "$",
                complaint().replaceFirst("[0-9]+ \\(SelfCheckTest.java:[0-9]+\\)$", ""));
    }

    @Test
    void annotationsThatAFormatDoesNotAccountForAreAFault() {
        add(new LineConverter() {
            @Override
            void write(String item, Annotation annotation, ShardOutput out) {}
        });

        assertTrue(complaint().contains("was neither written nor reported as dropped"), complaint());
    }

    @Test
    void whatAFormatThrowsInItsPlanNamesTheFormat() {
        add(new LineConverter() {
            @Override
            public ConversionPlan plan(PlanRequest request) {
                throw new UnsupportedOperationException("later");
            }
        });

        assertTrue(complaint().contains("format lines 1.2.0 failed in plan"), complaint());
    }

    @Test
    void classesThatAreMissingAreAFault() {
        add(new LineConverter() {
            @Override
            void write(String item, Annotation annotation, ShardOutput out) {
                throw new NoClassDefFoundError("org/example/Gone");
            }
        });

        assertTrue(
                complaint()
                        .contains(
                                "failed in write, at item sample-image: java.lang.NoClassDefFoundError: org/example/Gone"),
                complaint());
    }

    @Test
    void lossesAndItemsThatAreRefusedByNameAreNone() throws Exception {
        add(new LineConverter() {
            @Override
            void write(String item, Annotation annotation, ShardOutput out) throws ItemException {
                throw new ItemException("item.poisoned", "not this one");
            }
        });

        engine.check(BUNDLE);
    }

    @ProvidesFormat(
            format = "picky",
            title = "Takes one kind of shape",
            data__types = "image",
            annotation__types = "image",
            shapes = {"box", "mask"})
    private static final class Picky extends LineConverter {

        private boolean takesMasks = true;

        @Override
        public ConversionPlan plan(PlanRequest request) throws ExportException, IOException {
            Map<ShapeKind, Long> shapes = request.census().shapes("cat");
            if (shapes.size() > 1 || !(takesMasks && shapes.containsKey(ShapeKind.MASK))) {
                throw new ExportException("shape.mixed", "one kind of shape, please");
            }
            return super.plan(request);
        }
    }

    @Test
    void aFormatMayRefuseMixturesAsLongAsItTakesSomething() throws Exception {
        Picky picky = new Picky();
        engine.add(picky, new Origin("org.example.picky", "1.0.0", BUNDLE));

        engine.check(BUNDLE);

        picky.takesMasks = false;
        assertEquals(
                "format picky of org.example.picky@1.0.0 cannot write a sample: one kind of shape, please",
                complaint());
    }

    @Test
    void optionsThatCannotBeReadAreAFault() {
        add(new LineConverter() {
            @Override
            public List<OptionSpec> options() {
                throw new IllegalArgumentException("'red' is not among the allowed values");
            }
        });

        assertEquals(
                "format lines of org.example.lines@1.2.0 does not describe itself:"
                        + " java.lang.IllegalArgumentException: 'red' is not among the allowed values",
                complaint());
    }

    @Test
    void aFormatThatMustBeToldSomethingIsNotAskedToWrite() throws Exception {
        add(new LineConverter() {
            @Override
            public List<OptionSpec> options() {
                return List.of(OptionSpec.required("project", Type.TEXT, "which one"));
            }

            @Override
            public ConversionPlan plan(PlanRequest request) {
                throw new AssertionError("asked to write");
            }
        });

        engine.check(BUNDLE);
    }

    @Test
    @Timeout(60)
    void anInterruptEndsIt() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        add(new LineConverter() {
            @Override
            void write(String item, Annotation annotation, ShardOutput out) {
                writing.countDown();
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        List<Path> before = scratch();
        AtomicReference<ExportException> end = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                engine.check(BUNDLE);
            } catch (ExportException e) {
                end.set(e);
            }
        });
        thread.start();
        writing.await();
        thread.interrupt();
        thread.join();

        assertEquals("run.cancelled", end.get().code());
        assertEquals(before, scratch());
    }

    @ProvidesTarget(
            target = "moody",
            title = "Says what it is as long as it is well",
            data__types = {"image"})
    private static final class MoodyTarget implements TargetHandler {

        private boolean well = true;

        @Override
        public List<OptionSpec> filterKeys() {
            if (!well) {
                throw new IllegalStateException("no keys");
            }
            return List.of();
        }

        @Override
        public ItemSource open(SourceRequest request) {
            throw new AssertionError("opened");
        }
    }

    @Test
    void targetsAreAskedWhatTheyAreAndNotOpened() {
        MoodyTarget target = new MoodyTarget();
        engine.add(target, new Origin("org.example.moody", "2.0.0", BUNDLE));

        assertDoesNotThrow(() -> engine.check(BUNDLE));
        target.well = false;
        assertEquals(
                "target moody of org.example.moody@2.0.0 does not describe itself:"
                        + " java.lang.IllegalStateException: no keys",
                complaint());
    }
}

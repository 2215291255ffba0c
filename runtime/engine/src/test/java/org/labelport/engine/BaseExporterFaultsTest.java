package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.convert.BaseExporter;
import org.labelport.convert.ExportItem;
import org.labelport.convert.OutputDirectories;
import org.labelport.convert.ProvidesFormat;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportSummary;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.model.SourceFile;
import org.labelport.model.Taxonomy;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;

/** Tests that whatever a hook of an export plug-in does wrong is told in one line, and leaves no half export. */
@SuppressWarnings("NullAway")
class BaseExporterFaultsTest extends BaseExporterFixture {

    /** Does one thing wrong. */
    @ProvidesFormat(
            format = "wrong",
            title = "Wrong",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    public static class WrongExporter extends PlainExporter {

        private final String fault;
        private final CountDownLatch asleep;
        private ShardOutput kept;
        private ExportItem first;

        WrongExporter(String fault) {
            this(fault, new CountDownLatch(1));
        }

        /** @param asleep is counted down before a hook sleeps */
        WrongExporter(String fault, CountDownLatch asleep) {
            this.fault = fault;
            this.asleep = asleep;
        }

        @Override
        protected BaseExporter newRun() {
            return switch (fault) {
                case "no instance" -> null;
                case "the service" -> this;
                default -> new WrongExporter(fault, asleep);
            };
        }

        @Override
        protected OutputDirectories setupOutputDirectories() {
            OutputDirectories usual = super.setupOutputDirectories();
            return switch (fault) {
                case "no folders" -> null;
                case "folder outside" -> usual.with("../../elsewhere");
                case "undeclared interrupt" ->
                    throw BaseExporterFaultsTest.<RuntimeException>sneaky(new InterruptedException("of the plug-in"));
                default -> usual;
            };
        }

        @Override
        protected ExportItem convertData(ExportItem item) {
            if (first == null) {
                first = item;
            }
            return switch (fault) {
                case "first item" -> first;
                case "path" -> item.withData(Map.of("place", Path.of("pictures")));
                default -> item;
            };
        }

        @Override
        protected String originalFileName(ExportItem item) {
            return fault.equals("no name") ? null : super.originalFileName(item);
        }

        @Override
        protected List<SourceFile> filesToSave(ExportItem item) {
            return switch (fault) {
                case "no files" -> null;
                case "no file" -> Arrays.asList((SourceFile) null);
                default -> super.filesToSave(item);
            };
        }

        @Override
        protected void processFileSaving(ExportItem item, ShardOutput out) throws Exception {
            kept = out;
            super.processFileSaving(item, out);
        }

        @Override
        protected void additionalFileSaving(ExportOutput out) throws Exception {
            switch (fault) {
                case "late output" -> kept.file("summary.txt").text("all is well");
                case "late account" -> kept.written(Annotation.of("1", "car", new Shape.Whole()));
                case "late failure" -> kept.failed("acme.late", "it was too large");
                case "late skip" -> kept.skipped("it was too large");
                case "late discard" -> kept.discard();
                case "sleep" -> {
                    asleep.countDown();
                    Thread.sleep(60_000);
                }
                default -> {}
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaky(Throwable failure) throws E {
        throw (E) failure;
    }

    private ExportException failure(String fault) throws Exception {
        ExportException failure = assertThrows(
                ExportException.class,
                () -> export(new WrongExporter(fault), params("wrong"), item("1", "a.jpg", CAR)));
        assertFalse(Files.exists(folder.resolve("out")), failure.line());
        return failure;
    }

    private void runFails(String fault, String words) throws Exception {
        ExportException failure = failure(fault);
        assertEquals("converter.failed", failure.code(), failure.line());
        assertTrue(failure.getMessage().contains(words), failure.line());
    }

    private void itemFails(String fault, String words) throws Exception {
        ExportSummary summary =
                export(new WrongExporter(fault), params("wrong"), item("1", "a.jpg", CAR), item("2", "b.jpg", CAR));
        String errors = read("wrong/errors.ndjson");
        assertTrue(errors.contains(words), errors);
        assertEquals(summary.errors().get("converter.failed"), errors.lines().count());
        assertEquals(2 - errors.lines().count(), summary.items().written());
    }

    @Test
    void anInstanceThatIsNotNewEndsTheRun() throws Exception {
        runFails("no instance", "newRun() of " + WrongExporter.class.getName() + " has returned null");
        runFails("the service", "has returned the service itself, and runs must not share");
    }

    @Test
    void foldersThatCannotBeEndTheRunBeforeAnItemIsSaved() throws Exception {
        runFails("no folders", "setupOutputDirectories has returned null");
        runFails("folder outside", "setupOutputDirectories has returned '../../elsewhere', which is no safe name");
    }

    @Test
    void anInterruptThatNoHookDeclaresIsAFaultOfThePlugIn() throws Exception {
        assertEquals("plugin.interrupted", failure("undeclared interrupt").code());
    }

    @Test
    void whatIsMissingFailsItsItemByTheNameOfTheHook() throws Exception {
        itemFails("no name", "originalFileName has returned null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no files", "no file"})
    void missingFilesFailTheirItem(String fault) throws Exception {
        itemFails(fault, "filesToSave has returned null");
    }

    /** Else its data would be published under the name of the first, and the other counted as written. */
    @Test
    void anotherItemThanTheOneThatWasGivenFailsIt() throws Exception {
        itemFails("first item", "has returned the item 1 for the item 2");
    }

    @Test
    void aValueThatIsNoJsonFailsItsItem() throws Exception {
        itemFails("path", "the plug-in could not convert it: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"late output", "late account", "late failure", "late skip", "late discard"})
    void outputOfAnItemThatIsUsedLaterIsNotLostSilently(String fault) throws Exception {
        runFails(fault, "the output of processFileSaving was used after its item was saved");
    }

    @Test
    @Timeout(30)
    void cancellingWhileTheLastHookSleepsIsNoFaultOfThePlugIn() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        engine.add(new WrongExporter("sleep", asleep));
        engine.add(new ListTarget(Taxonomy.EMPTY, List.of(item("1", "a.jpg", CAR))));
        ExportHandle run = engine.start(params("wrong").build(), ExportListener.NONE);
        asleep.await();
        run.cancel();
        assertEquals(
                "run.cancelled", assertThrows(ExportException.class, run::await).code());
    }
}

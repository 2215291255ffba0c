package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.labelport.convert.BaseExporter;
import org.labelport.convert.ExportItem;
import org.labelport.convert.ProvidesFormat;
import org.labelport.export.ExportSummary;
import org.labelport.export.ExportSummary.Tally;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.ExportRun.FileStatus;
import org.labelport.report.Loss;

/** Tests what export plug-ins of the Synapse SDK may do in the methods that they override. */
class BaseExporterHooksTest extends BaseExporterFixture {

    /** Leaves out item 2, fails at item 3, changes the others, and counts. */
    @ProvidesFormat(
            format = "picky",
            title = "Picky",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    public static final class PickyExporter extends BaseExporter {

        private int seen;

        @Override
        protected Optional<ExportItem> beforeConvert(ExportItem item) {
            seen++;
            return item.id().equals("2") ? Optional.empty() : Optional.of(item);
        }

        @Override
        protected ExportItem convertData(ExportItem item) {
            if (item.id().equals("3")) {
                throw new IllegalStateException("no class 'fox'");
            }
            item.object().put("seen", seen);
            return item.withData(Map.of("wrapped", item.data().orElseThrow()));
        }

        @Override
        protected void additionalFileSaving(ExportOutput out) throws IOException {
            try (var file = out.file("seen.txt")) {
                file.write(Integer.toString(seen).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /** Writes the first annotation only. */
    @ProvidesFormat(
            format = "first",
            title = "First",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    public static final class FirstExporter extends PlainExporter {

        @Override
        protected FileStatus saveAsJson(ExportItem item, ShardOutput out) throws Exception {
            List<Annotation> annotations = item.model().annotations();
            for (Annotation other : annotations.subList(1, annotations.size())) {
                out.loss(Loss.dropped(item.id(), other.id(), "first.only", "only the first is written"));
            }
            return super.saveAsJson(item, out);
        }
    }

    @Test
    void hooksMaySkipFailAndChangeItems() throws Exception {
        PickyExporter exporter = new PickyExporter();
        ExportSummary summary = export(
                exporter,
                params("picky"),
                item("1", "a.jpg", "{\"k\": 1}"),
                item("2", "b.jpg", CAR),
                item("3", "c.jpg", CAR),
                item("4", "d.jpg", "{}"));

        assertEquals(new Tally(4, 2, 0, 1, 1), summary.items());
        assertEquals(new Tally(4, 2, 0, 1, 1), summary.annotations());
        assertEquals(
                "{\n    \"wrapped\": {\n        \"k\": 1,\n        \"seen\": 1\n    }\n}", read("picky/json/a.json"));
        assertEquals("4", read("picky/seen.txt"));
        assertEquals(
                Set.of(
                        "json",
                        "json/a.json",
                        "json/d.json",
                        "origin_files",
                        "origin_files/a.jpg",
                        "origin_files/d.jpg",
                        "error_file_list.json",
                        "seen.txt"),
                files("picky"));
        assertTrue(read("picky/error_file_list.json").contains("no class 'fox'"));

        export(exporter, params("picky"), item("1", "a.jpg", "{}"));
        assertEquals("1", read("picky(1)/seen.txt"), "each run has an instance of its own");
    }

    @Test
    void annotationsThatAHookReportsAsDroppedAreNotWritten() throws Exception {
        Item item = item("1", "a.jpg", CAR);
        Annotation car = item.annotations().get(0);
        Annotation bus = Annotation.of("b", "bus", Shape.Box.of(1, 1, 5, 5));

        ExportSummary summary = export(new FirstExporter(), params("first"), item.withAnnotations(List.of(car, bus)));

        assertEquals(Map.of(), summary.errors());
        assertEquals(new Tally(2, 1, 1, 0, 0), summary.annotations());
        assertEquals(Map.of("first.only", 1L, "image.unreadable", 1L), summary.losses());
    }

    /** Built against a library that is not there. */
    @ProvidesFormat(
            format = "torn",
            title = "Torn",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    public static final class TornExporter extends BaseExporter {

        @Override
        protected ExportItem convertData(ExportItem item) {
            throw new NoClassDefFoundError("com/example/Missing");
        }
    }

    @Test
    void plugInThatLacksALibraryEndsTheRun() throws Exception {
        Item item = item("1", "a.jpg", CAR);

        ExportException failure =
                assertThrows(ExportException.class, () -> export(new TornExporter(), params("torn"), item));

        assertEquals("converter.failed", failure.code());
        assertTrue(failure.getMessage().contains("com/example/Missing"), failure.getMessage());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    /** Saves the original itself, while the folder of the export cannot be written to. */
    @ProvidesFormat(
            format = "self",
            title = "Self",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    public static final class SelfSavingExporter extends PlainExporter {

        private final Path destination;

        SelfSavingExporter(Path destination) {
            this.destination = destination;
        }

        @Override
        protected BaseExporter newRun() {
            return new SelfSavingExporter(destination);
        }

        @Override
        protected FileStatus saveOriginalFile(ExportItem item, ShardOutput out) throws Exception {
            Path staging = staging();
            Files.deleteIfExists(staging);
            Files.createFile(staging);
            try {
                out.media("pictures/" + fileStem(item) + ".jpg");
            } finally {
                Files.delete(staging);
                Files.createDirectory(staging);
            }
            return FileStatus.SUCCESS;
        }

        private Path staging() throws IOException {
            try (DirectoryStream<Path> runs = Files.newDirectoryStream(destination, ".labelport-*")) {
                return runs.iterator().next().resolve("format-self");
            }
        }
    }

    @Test
    void diskThatFailsWhileAHookSavesFailsTheRunAndNotTheItem() throws Exception {
        Item item = item("1", "a.jpg", CAR);

        BaseExporter exporter = new SelfSavingExporter(folder.resolve("out"));
        ExportException failure = assertThrows(ExportException.class, () -> export(exporter, params("self"), item));

        assertEquals("storage.failed", failure.code());
    }

    /** Asks for the name of an item's files before the item has one. */
    @ProvidesFormat(
            format = "early",
            title = "Early",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    public static final class EarlyExporter extends BaseExporter {

        @Override
        protected ExportItem convertData(ExportItem item) {
            return item.withData(Map.of("name", fileStem(item)));
        }
    }

    @Test
    void nameOfFilesIsNotKnownBeforeTheyAreSaved() throws Exception {
        ExportSummary summary = export(new EarlyExporter(), params("early"), item("1", "a.jpg", CAR));

        assertEquals(Map.of("converter.failed", 1L), summary.errors());
        assertTrue(read("early/error_file_list.json").contains("processFileSaving"));
    }
}

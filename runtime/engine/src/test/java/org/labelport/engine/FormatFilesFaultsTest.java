package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.convert.NumberedItem;
import org.labelport.engine.publish.FolderTree;
import org.labelport.export.ExportParams.Packing;
import org.labelport.export.ExportResult.Published;
import org.labelport.export.ExportSummary;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;

/** What a format does wrong with files costs the item or fails the run, and is said to be the format's. */
class FormatFilesFaultsTest extends FaultyFormatFixture {

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

    /** Files of an item are written one after the other: those before the one that fails are taken back. */
    @ParameterizedTest
    @ValueSource(strings = {"FOLDER", "ZIP"})
    void nothingIsLeftOfAnItemWhoseLastFileHasATakenName(Packing packing) throws Exception {
        Steps faulty = new Steps() {
            @Override
            void written(NumberedItem numbered, ShardOutput out) throws IOException {
                if (numbered.number() == 1) {
                    out.file("first.txt").text("1");
                }
                if (numbered.number() < 2) {
                    out.file("taken.txt").text("0");
                }
            }
        };

        Published published = export(
                        engine(faulty), to("faulty").packing(packing).build())
                .exports()
                .get(0);

        assertEquals(Map.of("file.conflict", 1L), published.summary().errors());
        assertEquals(2, published.summary().items().written());
        try (FileSystem zip = packing == Packing.ZIP ? FileSystems.newFileSystem(published.folder()) : null) {
            Path export = zip == null ? published.folder() : zip.getPath("/");
            assertEquals("0", Files.readString(export.resolve("taken.txt")));
            assertFalse(Files.exists(export.resolve("first.txt")));
        }
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

    /** What comes too early or too late belongs to no item: it would be in no file, and nobody would know. */
    @ParameterizedTest
    @ValueSource(strings = {"file", "part", "media", "count", "written", "loss", "failed", "skipped", "discard"})
    void whatComesAfterTheLastItemIsRefused(String what) {
        Steps late = new Steps() {
            private NumberedItem last;
            private ShardOutput lastOut;

            @Override
            void written(NumberedItem numbered, ShardOutput out) {
                last = numbered;
                lastOut = out;
            }

            @Override
            void closed() throws IOException {
                switch (what) {
                    case "file" -> lastOut.file("late.txt").text("late");
                    case "part" -> lastOut.part(new Part("late", "")).text("late");
                    case "media" -> media();
                    case "count" -> lastOut.count("late", 1);
                    case "written" -> lastOut.written(last.item().annotations().get(0));
                    case "loss" -> lastOut.loss(Loss.ofDataset("late", "late"));
                    case "failed" -> lastOut.failed("late", "late");
                    case "skipped" -> lastOut.skipped("late");
                    default -> lastOut.discard();
                }
            }

            private void media() throws IOException {
                try {
                    lastOut.media("late.png");
                } catch (ItemException e) {
                    throw new AssertionError(e);
                }
            }
        };
        assertFault(failure(late, Packing.FOLDER), "failed in close", "when no item was being written");
    }
}

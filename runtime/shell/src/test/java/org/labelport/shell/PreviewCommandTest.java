package org.labelport.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.report.ExportException;

class PreviewCommandTest {

    @TempDir
    Path folder;

    private final Terminals terminal = new Terminals(Console.PLAIN);

    @Test
    void fileThatIsNoSheetIsNotReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.html"), "<h1>mine</h1>");

        assertEquals(2, terminal.run("preview", "coco:a", "--out", file.toString()));
        assertTrue(terminal.err().contains("exists, is not a preview sheet"), terminal.err());
        assertEquals("<h1>mine</h1>", Files.readString(file));
    }

    @Test
    void folderOfThePageMustBeThere() {
        String file = folder.resolve("no/such/sheet.html").toString();

        assertEquals(2, terminal.run("preview", "coco:a", "--out", file));
        assertTrue(terminal.err().contains("there is no folder for it"), terminal.err());
    }

    /** A folder in which nobody can make files. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void folderThatTakesNoFilesIsNoticedBeforeAnythingIsRead() {
        assertEquals(1, terminal.run("preview", "csv:a", "--out", "/proc/sheet.html"));

        assertTrue(
                terminal.err().startsWith("labelport: storage.failed: /proc/sheet.html cannot be written"),
                terminal.err());
        assertEquals(List.of(), terminal.engine.requests);
    }

    @Test
    void sourceThatFailsIsNotTakenForTheTemporaryFolder() {
        IOException reason = new IOException("while the source was read by target coco: Input/output error");
        ExportException failure = new ExportException("storage.failed", "the export to /tmp/1 failed", reason);
        terminal.engine.failure =
                new ExportException("storage.failed", "it failed; go on with: labelport resume 1", failure);

        assertEquals(
                1,
                terminal.run(
                        "preview", "coco:a", "--out", folder.resolve("s.html").toString()));
        assertTrue(
                terminal.err()
                        .startsWith("labelport: storage.failed: the preview failed: while the source was read by target"
                                + " coco: Input/output error. "),
                terminal.err());
        assertFalse(terminal.err().contains("resume"), terminal.err());
    }

    @Test
    void exportThatNoTargetReadsIsNamed() {
        terminal.engine.writtenAs = Optional.of(new FormatRequest("yolo", Map.of()));

        assertEquals(
                2,
                terminal.run(
                        "preview",
                        "exports/yolo",
                        "--out",
                        folder.resolve("s.html").toString()));
        assertTrue(terminal.err().contains("in the format 'yolo', and no target reads it"), terminal.err());
    }

    @Test
    void nameThatIsNeitherAFolderNorATargetIsWrongUse() {
        assertEquals(
                2,
                terminal.run(
                        "preview", "photos", "--out", folder.resolve("s.html").toString()));
        assertTrue(terminal.err().contains("there is no export 'photos', and no target of this name"), terminal.err());
    }

    @Test
    void whatIsNeitherExportNorSourceIsWrongUse() {
        assertEquals(
                2,
                terminal.run(
                        "preview", "photos/x", "--out", folder.resolve("s.html").toString()));
        assertTrue(terminal.err().contains("as in coco:photos/x"), terminal.err());
    }
}

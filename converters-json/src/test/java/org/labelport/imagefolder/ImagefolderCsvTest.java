package org.labelport.imagefolder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.testkit.trial.Trial;

/** Metadata in a table of CSV. */
class ImagefolderCsvTest {

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    @BeforeEach
    void pictures() throws IOException {
        for (String name : List.of("a.png", "b.png", "c.png")) {
            Files.writeString(folder.resolve(name), "pixels");
        }
    }

    private Trial read(String table) throws ExportException, IOException {
        Files.writeString(folder.resolve("metadata.csv"), table);
        return Trial.read(new ImagefolderTarget(), Map.of("path", folder.toString()), scratch);
    }

    @Test
    void aRowWithMoreCellsThanColumnsIsAnError() throws ExportException, IOException {
        Trial read = read("file_name,text\na.png,a cat, asleep\nb.png,\"a cat, awake\"\nc.png,a dog,\n");
        assertEquals(List.of("b.png", "c.png"), read.ids());
        assertEquals(
                List.of(
                        "metadata.csv, line 2: it has 3 cells for 2 columns. Put quotation marks around texts with commas."
                                + " Correct it."),
                read.errors().stream().map(ItemError::message).toList());
    }

    @Test
    void columnsOfOneNameAreToldApartAsInPandas() throws ExportException, IOException {
        Trial read = read("file_name,a,a,a.1,a\na.png,1,2,3,4\n");
        assertEquals(
                Map.of(
                        "a", new Value.Number(1),
                        "a.2", new Value.Number(2),
                        "a.1", new Value.Number(3),
                        "a.3", new Value.Number(4)),
                read.items().get(0).attributes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file_name;label\na.png;cat\n", "label\tfile_name\ncat\ta.png\n"})
    void aTableWithoutCommasIsRefused(String table) {
        ExportException refused = assertThrows(ExportException.class, () -> read(table));
        assertEquals("imagefolder.csv", refused.code());
        assertTrue(refused.getMessage().contains("Save it with commas"), refused.getMessage());
    }

    @Test
    void anEmptyTableIsRefused() throws ExportException, IOException {
        ExportException refused = assertThrows(ExportException.class, () -> read(""));
        assertEquals(
                "imagefolder.csv: metadata.csv: there is nothing in it, and the library stops at it. Write a header with"
                        + " file_name, or remove the file.",
                refused.code() + ": " + refused.getMessage());
        assertEquals(List.of(), read("file_name\n").items());
    }

    @Test
    void decimalsAreNumbersHoweverPythonSpellsThem() throws ExportException, IOException {
        assertEquals(
                Map.of(
                        "a", new Value.Number(1e-05),
                        "b", new Value.Number(0.12345678901234568),
                        "c", new Value.Text("007"),
                        "d", new Value.Text("e1")),
                read("file_name,a,b,c,d\na.png,1e-05,0.12345678901234567890,007,e1\n")
                        .items()
                        .get(0)
                        .attributes());
    }

    @Test
    void classesAreReadAndEmptyCellsAreNothing() throws ExportException, IOException {
        Trial trial = read("file_name,label,score\na.png,cat,1.5\nb.png,dog,\n");
        assertEquals(List.of("a.png", "b.png"), trial.ids());
        assertEquals("cat", trial.items().get(0).annotations().get(0).category());
        assertEquals(
                Map.of("score", new Value.Number(1.5)), trial.items().get(0).attributes());
        assertEquals(Map.of(), trial.items().get(1).attributes());
    }
}

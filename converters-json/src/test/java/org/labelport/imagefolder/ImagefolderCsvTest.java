package org.labelport.imagefolder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.testkit.trial.Trial;

/** Tables whose rows do not fit their header. */
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
}

package org.labelport.csvfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.limits.Limits;

class CsvFileTest {

    @TempDir
    Path temp;

    @Test
    void recordsHaveAnyNumberOfCells() throws Exception {
        assertEquals(
                List.of(List.of("a", "b, \"c\"\nd"), List.of(""), List.of("e"), List.of("f", "g", "")),
                cells("\uFEFFa, \"b, \"\"c\"\"\nd\" \r\n\ne\nf,g,"));
    }

    @Test
    void theEndStaysTheEnd() throws Exception {
        for (String text : List.of("", "a\n")) {
            try (CsvFile rows = CsvFile.open(Files.writeString(temp.resolve("table.csv"), text), Limits.USUAL)) {
                while (rows.next().isPresent()) {}
                assertEquals(Optional.empty(), rows.next());
            }
        }
    }

    @Test
    void emptyFileHasNoRecord() throws Exception {
        assertEquals(List.of(), cells(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n\"b", "a\n\"b\nc\n", "a\n\""})
    void quotationMarkThatIsNotClosedIsAnError(String text) {
        String message = assertThrows(CsvProblem.class, () -> cells(text)).getMessage();
        assertTrue(message.endsWith("table.csv, line 2: a quotation mark is not closed. Close it."), message);
    }

    @Test
    void textAfterAClosedCellIsAnError() {
        String message =
                assertThrows(CsvProblem.class, () -> cells("a\n\"b\"c\n")).getMessage();
        assertTrue(message.contains("table.csv, record after line 1: "), message);
    }

    @Test
    void otherEncodingsAreAnError() throws Exception {
        Path file = Files.write(temp.resolve("latin.csv"), "a\n\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
        String message = assertThrows(CsvProblem.class, () -> cells(file)).getMessage();
        assertTrue(message.contains("latin.csv, line 2: it is not UTF-8"), message);
    }

    private List<List<String>> cells(String text) throws IOException {
        return cells(Files.writeString(temp.resolve("table.csv"), text));
    }

    private static List<List<String>> cells(Path file) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        try (CsvFile rows = CsvFile.open(file, Limits.USUAL)) {
            for (Optional<CsvRecord> row = rows.next(); row.isPresent(); row = rows.next()) {
                cells.add(row.get().getFields());
            }
        }
        return cells;
    }
}

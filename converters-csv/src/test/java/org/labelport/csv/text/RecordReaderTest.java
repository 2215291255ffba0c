package org.labelport.csv.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import org.labelport.report.ExportException;

class RecordReaderTest {

    @TempDir
    Path temp;

    @Test
    void recordsKnowTheLineAtWhichTheyBegin() throws Exception {
        assertEquals(
                List.of(
                        new Row(1, List.of("a", "b\nc")),
                        new Row(3, List.of("")),
                        new Row(4, List.of("d", "", "e\"f")),
                        new Row(5, List.of("g"))),
                rows("a,\"b\nc\"\r\n\nd,,\"e\"\"f\"\rg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void emptyFileHasNoRecord(String text) throws Exception {
        assertEquals(List.of(), rows(text));
    }

    @Test
    void emptyLinesAreRecordsExceptTheEndOfTheLastLine() throws Exception {
        assertEquals(
                List.of(new Row(1, List.of("")), new Row(2, List.of("a")), new Row(3, List.of(""))), rows("\na\n\n"));
    }

    @Test
    void blanksAroundQuotationMarksAreNotPartOfACell() throws Exception {
        assertEquals(List.of(new Row(1, List.of("a", "b, c", " d"))), rows("a, \"b, c\" , d\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a,b\nc,\"d", "a,b\nc,\"d\n", "a,b\n\"", "a,b\n\"\n", "a,b\n\"c\"\"", "a,b\nc,d,\"e\nf,g\n"})
    void quotationMarkThatIsNotClosedIsAnError(String text) {
        assertTrue(failure(text).contains("record at line 2: a quotation mark is not closed"), failure(text));
    }

    @Test
    void jsonIsSaidToBeNoTable() {
        for (String json : List.of("{\"info\":{},\"images\":[]}", "[\n  {\n    \"image\": 1")) {
            assertTrue(failure(json).contains("it is JSON and not a table"), failure(json));
            assertTrue(failure("\uFEFF" + json).contains("it is JSON and not a table"), failure("\uFEFF" + json));
        }
    }

    @Test
    void textAfterAClosedCellIsAnError() {
        String failure = failure("a,b\nc,d\n\"e\"f,g\n");
        assertTrue(failure.contains("record at line 3: ") && failure.endsWith("Check the quotation marks."), failure);
    }

    private String failure(String text) {
        ExportException failure = assertThrows(ExportException.class, () -> rows(text));
        assertEquals("csv.syntax", failure.code());
        return failure.getMessage();
    }

    private List<Row> rows(String text) throws ExportException, IOException {
        Path file = Files.writeString(temp.resolve("table.csv"), text);
        List<Row> rows = new ArrayList<>();
        try (RecordReader reader = RecordReader.open(file, Limits.USUAL)) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
            assertEquals(Optional.empty(), reader.next(), "the end stays the end");
        }
        return rows;
    }
}

package org.labelport.csv.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.labelport.csv.text.UnpairedSurrogates;
import org.labelport.limits.Limits;
import org.labelport.output.ByteText;
import org.labelport.output.ExactDecimal;
import org.labelport.report.ItemException;

class CsvCellsTest {

    private static final CsvDialect PLAIN = new CsvDialect(false, FormulaGuard.OFF, ',');
    private static final CsvDialect EXCEL = new CsvDialect(true, FormulaGuard.APOSTROPHE, ',');

    @Property(tries = 300)
    void anyTextComesBack(@ForAll("rows") List<List<String>> rows) throws Exception {
        Path file = Files.createTempFile("cells", ".csv");
        try {
            ByteText text = new ByteText();
            new CsvRow(text, PLAIN).text("a").text("b").text("c").end();
            for (List<String> row : rows) {
                CsvRow cells = new CsvRow(text, PLAIN);
                row.forEach(cells::text);
                cells.end();
            }
            Files.write(file, text.toByteArray());
            assertEquals(
                    rows.stream()
                            .map(row -> row.stream()
                                    .map(UnpairedSurrogates::replace)
                                    .toList())
                            .toList(),
                    read(file));
        } finally {
            Files.delete(file);
        }
    }

    private static List<List<String>> read(Path file) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        try (CsvTable table = CsvTable.open(file, List.of("c", "a"), Limits.USUAL)) {
            for (var row = table.next(); row.isPresent(); row = table.next()) {
                rows.add(row.get().all());
            }
        }
        return rows;
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> hostile = Arbitraries.strings()
                .withChars(
                        ',', '"', '\n', '\r', ' ', '\t', '#', '\'', '=', 'a', 'é', '\0', '\uFEFF', '\uD83D', '\uDE00')
                .ofMaxLength(8);
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(20);
        return Arbitraries.oneOf(hostile, any).list().ofSize(3).list().ofMaxSize(5);
    }

    @Property
    void guardedTextComesBackAndIsNoFormula(@ForAll("guardable") String text) {
        String guarded = FormulaGuard.guard(text);
        assertEquals(text, FormulaGuard.unguard(guarded));
        assertFalse(guarded.matches("(?s)\\s*[=+\\-@\t\r].*"), guarded);
    }

    @Provide
    Arbitrary<String> guardable() {
        return Arbitraries.strings().withChars("'=+-@\t\r \na").ofMaxLength(6);
    }

    @Property
    void anyNumberComesBack(@ForAll double value) {
        ByteText text = new ByteText();
        ExactDecimal.append(text, value);
        assertEquals(value + 0.0, Double.parseDouble(text.toString()));
    }

    @Property
    void anyTimeComesBack(@ForAll long micros) throws Exception {
        ByteText text = new ByteText();
        new CsvRow(text, PLAIN).seconds(micros);
        CsvRecordCells cells =
                new CsvRecordCells("f", 1, Map.of("t", 0), new String[] {text.toString()}, new Json(Limits.USUAL));
        assertEquals(micros, cells.requireMicros("t"));
    }

    @Test
    void numbersAreAsShortAsTheyCanBe() {
        assertEquals("0.1", ExactDecimal.text(0.1));
        assertEquals("0.30000000000000004", ExactDecimal.text(0.1 + 0.2));
        assertEquals("0.00000000000001", ExactDecimal.text(1e-14));
        assertEquals("100000000000000000000000.0", ExactDecimal.text(1e23));
        assertEquals("123.456", ExactDecimal.text(123.456));
    }

    @Test
    void onlyCellsThatNeedItAreQuoted() {
        ByteText text = new ByteText();
        new CsvRow(text, PLAIN)
                .text("é")
                .text("a b")
                .text(" a")
                .text("a\t")
                .text("a,b")
                .text("a\"b")
                .text("a\rb")
                .text("#x")
                .text("")
                .end();
        assertEquals("é,a b,\" a\",\"a\t\",\"a,b\",\"a\"\"b\",\"a\rb\",#x,\n", text.toString());
    }

    @Test
    void byteOrderMarkAndOtherLineEndsAreRead() throws IOException, Exception {
        Path file = Files.createTempFile("bom", ".csv");
        try {
            Files.writeString(file, "\uFEFFa,b,c\r\n\r\n1,2,3\r\n4,5,6");
            assertEquals(List.of(List.of("1", "2", "3"), List.of("4", "5", "6")), read(file));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void numberThatNoTypeHoldsIsRefused() {
        CsvRecordCells cells =
                new CsvRecordCells("f", 1, Map.of("x", 0), new String[] {"1e999"}, new Json(Limits.USUAL));
        assertEquals(
                "f, line 1, column x: '1e999' is too large",
                assertThrows(ItemException.class, () -> cells.requireNumber("x"))
                        .getMessage());
    }
}

package org.labelport.shell.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.shell.text.TextTable.Align;

class TextTableTest {

    @Test
    void wideCharactersKeepColumnsInLine() {
        TextTable table = new TextTable(Align.LEFT, Align.RIGHT).row("自転車", "1").row("cafe\u0301", "22");

        assertEquals(List.of("自転車   1", "cafe\u0301    22"), table.lines("", 80));
    }

    @Test
    void tooWideTableWraps() {
        TextTable table = new TextTable(Align.LEFT, Align.WRAP).row("a", "one two three four five six seven");

        assertEquals(List.of("  a  one two three", "     four five six", "     seven"), table.lines("  ", 20));
    }

    @Test
    void namesAreNotBrokenAtTheirBlanks() {
        TextTable table = new TextTable(Align.LEFT, Align.WRAP)
                .row(
                        TextTable.name("a b"),
                        TextTable.name("my first list.txt") + "  " + TextTable.name("my next list.txt"));

        assertEquals(List.of("a b  my first list.txt", "     my next list.txt"), table.lines("", 24));
        assertEquals(List.of("a b  my first list.txt  my next list.txt"), table.lines("", 80));
    }

    @Test
    void cutTextEndsInDots() {
        assertEquals("abc...", SafeText.of("abcdefgh", 6));
        assertEquals("自...", SafeText.of("自転車自転車", 6));
        assertEquals("abcdef", SafeText.of("abcdef", 6));
    }

    @Test
    void quantitiesAreWrittenForPeople() {
        assertEquals("114,467", Quantity.count(114_467));
        assertEquals("1 file", Quantity.count(1, "file"));
        assertEquals("999 B", Quantity.bytes(999));
        assertEquals("1.0 MB", Quantity.bytes(999_999));
        assertEquals("1:02:03", Quantity.clock(3723));
        assertTrue(Quantity.elapsed(1_250_000_000L).endsWith(" s"));
    }
}

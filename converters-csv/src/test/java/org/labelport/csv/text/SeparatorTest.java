package org.labelport.csv.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeparatorTest {

    @TempDir
    Path folder;

    @Test
    void blanksBelongToNoCellWhereOneFollowsEachSeparator() throws IOException {
        assertEquals(new Separator(',', false, true), of("a.jpg, 3, 4, cat"));
        assertEquals(new Separator('|', false, true), of("name|kind\na.jpg| cat"));
        assertEquals(new Separator(';', true, true), of("sep=;\na.jpg; cat"));
        assertEquals(new Separator(',', false, false), of("a.jpg, yes,no"));
        assertEquals(new Separator('\t', false, false), of("a.jpg\t cat"));
    }

    /** A byte of such a letter is the end of a line in the encoding in which the beginning of a file is looked at. */
    @Test
    void lettersOfOtherScriptsMakeNoDifference() throws IOException {
        assertEquals(new Separator(',', false, false), of("х.jpg, да,нет"));
        assertEquals(new Separator(',', false, false), of("a.jpg, Ålesund,no"));
        assertEquals(new Separator(',', false, true), of("х.jpg, Ålesund, нет"));
    }

    /** The beginning that is looked at ends before the first separator of the last row. */
    @Test
    void aRowThatIsLookedAtInPartDoesNotCount() throws IOException {
        String header = "filename;class;outline\n";
        String row = "a.jpg;cat;";
        int rest = (1 << 16) - header.length() - row.length() - "\nb.j".length();

        assertEquals(
                new Separator(';', false, false),
                of(header + row + "1 2 ".repeat(rest).substring(0, rest) + "\nb.jpg;dog;1 2"));
    }

    private Separator of(String text) throws IOException {
        return Separator.of(Files.writeString(folder.resolve("a.csv"), text + "\n"));
    }
}

package org.labelport.csv.picture.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which tables and folders are found. */
class TableFolderTest {

    @TempDir
    Path folder;

    /** What is not listed would be left out without a word. */
    @Test
    void noTableAndNoFolderIsTooMany() throws IOException {
        for (int i = 0; i <= 10_000; i++) {
            Files.createFile(folder.resolve(i + ".csv"));
            Files.createDirectory(folder.resolve("part" + i));
        }

        assertEquals(10_001, TableFolder.tables(folder).size());
        assertEquals(10_001, TableFolder.folders(folder, name -> true).size());
    }

    @Test
    void tablesAreSortedByNameAndFoldersLeftOut() throws IOException {
        Files.createFile(folder.resolve("b.csv"));
        Files.createFile(folder.resolve("A.TSV"));
        Files.createFile(folder.resolve("c.txt"));
        Files.createDirectory(folder.resolve("d.csv"));

        assertEquals(List.of("A.TSV", "b.csv"), TableFolder.tables(folder));
        assertEquals(List.of("d.csv"), TableFolder.folders(folder, name -> true));
    }
}

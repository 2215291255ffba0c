package org.labelport.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderListTest {

    @TempDir
    Path folder;

    @Test
    void filesAndFoldersAreListedByName() throws IOException {
        Path last = Files.createDirectory(folder.resolve("b"));
        Path first = Files.createFile(folder.resolve("a"));
        Path hidden = Files.createFile(folder.resolve(".c"));

        assertEquals(List.of(hidden, first, last), FolderList.of(folder));
    }

    @Test
    void onlyWhatIsWantedIsListed() throws IOException {
        Path wanted = Files.createDirectory(folder.resolve("wanted"));
        Files.createFile(folder.resolve("other"));

        assertEquals(List.of(wanted), FolderList.of(folder, Files::isDirectory));
    }

    /** Code that reports a failing disk catches an {@link IOException}, which Java's own iterator hides. */
    @Test
    void failureInTheMiddleOfAListingIsThatOfTheFile() throws IOException {
        Files.createFile(folder.resolve("file"));
        IOException broken = new FileSystemException("file", null, "Input/output error");

        IOException thrown = assertThrows(
                IOException.class,
                () -> FolderList.of(folder, child -> {
                    throw broken;
                }));

        assertSame(broken, thrown);
    }
}

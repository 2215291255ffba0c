package org.labelport.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.report.ItemException;

class FileKindTest {

    @TempDir
    Path folder;

    @Test
    void whatIsThereIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("a.txt"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        assertEquals(FileKind.FILE, FileKind.of(file));
        assertEquals(FileKind.FILE, FileKind.of(link));
        assertEquals(FileKind.OTHER, FileKind.of(link, LinkOption.NOFOLLOW_LINKS));
        assertEquals(FileKind.FOLDER, FileKind.of(folder));
        assertTrue(FileKind.isFile(file) && FileKind.isFolder(folder) && FileKind.isThere(link));
        assertFalse(FileKind.isFile(folder) || FileKind.isFolder(file));
    }

    @Test
    void filesThatMacOsPutsBesideOthersAreNoFilesOfData() throws IOException {
        Path beside = folder.resolve("._a.txt");
        Files.write(beside, new byte[] {0, 5, 22, 7, 0, 2, 0, 0});
        Path named = Files.writeString(folder.resolve("._b.txt"), "text");

        assertEquals(FileKind.OTHER, FileKind.of(beside));
        assertFalse(FileKind.isFile(beside));
        assertEquals(FileKind.FILE, FileKind.of(named));
        assertEquals(FileKind.FILE, FileKind.of(Files.createFile(folder.resolve("._c.txt"))));
    }

    @Test
    void whatCannotBeThereIsAbsent() throws IOException {
        Path file = Files.createFile(folder.resolve("a.txt"));
        Path through = Files.createSymbolicLink(folder.resolve("through"), folder);

        assertEquals(FileKind.ABSENT, FileKind.of(folder.resolve("b.txt")));
        assertEquals(FileKind.ABSENT, FileKind.of(folder.resolve("no/b.txt")));
        assertEquals(FileKind.ABSENT, FileKind.of(through.resolve("b.txt")));
        assertEquals(FileKind.ABSENT, FileKind.of(file.resolve("b.txt")));
        assertEquals(FileKind.ABSENT, FileKind.of(file.resolve("b/c.txt")));
        assertEquals(FileKind.ABSENT, FileKind.of(folder.resolve("x".repeat(300))));
        assertEquals(FileKind.ABSENT, FileKind.of(Path.of("no-such-file")));
        assertFalse(FileKind.isThere(folder.resolve("b.txt")));
    }

    @Test
    void linkToNothingIsNoAbsence() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("labels"), folder.resolve("not-mounted"));

        assertTrue(assertThrows(FileSystemException.class, () -> FileKind.of(link))
                .getMessage()
                .contains("labels: it is a link to something that is not there"));
        assertThrows(FileSystemException.class, () -> FileKind.of(link.resolve("train/a.txt")));
        assertThrows(UncheckedIOException.class, () -> FileKind.isFile(link));
    }

    @Test
    void circleOfLinksIsNoAbsence() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("a"), folder.resolve("b"));
        Files.createSymbolicLink(folder.resolve("b"), link);

        assertThrows(FileSystemException.class, () -> FileKind.of(link));
        assertThrows(FileSystemException.class, () -> FileKind.of(link.resolve("a.txt")));
    }

    @Test
    void lackOfAPermissionIsNoAbsence() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Path file = Files.createFile(closed.resolve("a.txt"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(file), "this user may read everything");
            assertThrows(AccessDeniedException.class, () -> FileKind.of(file));
            assertThrows(UncheckedIOException.class, () -> FileKind.isThere(closed.resolve("b.txt")));
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void mediumBehindALinkToNothingIsUnreadable() throws Exception {
        Files.createSymbolicLink(folder.resolve("a.txt"), folder.resolve("not-mounted"));
        MediaFolder media = new MediaFolder(folder);

        assertEquals(
                "media.unreadable",
                assertThrows(ItemException.class, () -> media.find("a.txt")).code());
        assertEquals(Optional.empty(), media.findIfThere("a.txt"));
        assertEquals(Optional.empty(), media.findIfThere("b.txt"));
        Files.createSymbolicLink(folder.resolve("circle"), folder.resolve("circle"));
        assertThrows(ItemException.class, () -> media.findIfThere("circle"));
        assertEquals(
                "media.missing",
                assertThrows(ItemException.class, () -> media.find("b.txt")).code());
    }
}

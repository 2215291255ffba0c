package org.labelport.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileTroubleTest {

    @Test
    void reasonsAreSaidWithoutJavasNames() {
        assertEquals("/p: permission denied", FileTrouble.of(new AccessDeniedException("/p")));
        assertEquals("/p: no such file or folder", FileTrouble.of(new NoSuchFileException("/p")));
        assertEquals(
                "/p: something with this name exists already", FileTrouble.of(new FileAlreadyExistsException("/p")));
        assertEquals("/p: the folder is not empty", FileTrouble.of(new DirectoryNotEmptyException("/p")));
        assertEquals("/p: it is not a folder", FileTrouble.of(new NotDirectoryException("/p")));
        assertEquals("/p: Not a directory", FileTrouble.of(new FileSystemException("/p", null, "Not a directory")));
        assertEquals(
                "/p -> /q: Invalid cross-device link",
                FileTrouble.of(new FileSystemException("/p", "/q", "Invalid cross-device link")));
        assertEquals("it ends too early", FileTrouble.of(new EOFException()));
        assertEquals("the system gives no reason", FileTrouble.of(new IOException()));
    }

    @Test
    void limitsThatTheSystemDoesNotTellApartAreBothNamed() {
        assertEquals(
                "No space left on device (for more bytes, see df, or for more files, see df -i)",
                FileTrouble.of(new IOException("No space left on device")));
        assertEquals(
                "/p: File too large (for this file system, or for this process, see ulimit -f)",
                FileTrouble.of(new FileSystemException("/p", null, "File too large")));
    }

    @Test
    void reasonAloneNamesNoFile() {
        assertEquals("permission denied", FileTrouble.reason(new AccessDeniedException("/p")));
        assertEquals("Not a directory", FileTrouble.reason(new FileSystemException("/p", null, "Not a directory")));
    }

    @Test
    void failureOfAnOpenFileIsGivenItsName() {
        Path file = Path.of("records.log");
        IOException failure = new IOException("Input/output error");
        IOException named = FileTrouble.named(file, failure);
        assertEquals("records.log: Input/output error", FileTrouble.of(named));
        assertSame(failure, named.getCause());
        assertEquals("records.log: it ends too early", FileTrouble.of(FileTrouble.named(file, new EOFException())));
        assertEquals(
                FileTrouble.reason(new IOException("No space left on device")),
                FileTrouble.reason(FileTrouble.named(file, new IOException("No space left on device"))));
        IOException known = new NoSuchFileException("other.log");
        assertSame(known, FileTrouble.named(file, known));
        IOException interrupt = new ClosedByInterruptException();
        assertSame(interrupt, FileTrouble.named(file, interrupt));
    }
}

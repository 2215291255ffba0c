package org.labelport.engine.unpack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.labelport.report.FileTrouble;

class ArchiveBytesTest {

    private static final Path ARCHIVE = Path.of("sets", "fruits.zip");

    /** The content of a file on a disk that fails. */
    private static final class Failing extends InputStream {

        private final IOException failure;

        Failing(IOException failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            throw failure;
        }
    }

    @Test
    void failureOfTheDiskNamesTheArchiveAndIsNoDamage() throws Exception {
        IOException broken = new IOException("Input/output error");
        InputStream raw = ArchiveBytes.of(ARCHIVE, () -> new Failing(broken));
        InputStream entry = ArchiveBytes.ofZip(ARCHIVE, () -> new Failing(broken));
        for (InputStream in : new InputStream[] {raw, entry}) {
            FileSystemException one = assertThrows(FileSystemException.class, () -> DamagedException.unless(in::read));
            assertEquals(ARCHIVE + ": Input/output error", FileTrouble.of(one));
            FileSystemException many =
                    assertThrows(FileSystemException.class, () -> DamagedException.unless(() -> in.read(new byte[9])));
            assertSame(broken, many.getCause());
        }
    }

    @Test
    void fileThatCannotBeOpenedIsNoDamage() {
        FileNotFoundException full = new FileNotFoundException(ARCHIVE + " (Too many open files)");
        FileSystemException told = assertThrows(FileSystemException.class, () -> opening(full));
        assertEquals(ARCHIVE + ": Too many open files", FileTrouble.of(told));
        AccessDeniedException denied = new AccessDeniedException(ARCHIVE.toString());
        assertSame(denied, assertThrows(AccessDeniedException.class, () -> opening(denied)));
    }

    @Test
    void interruptStaysOne() throws Exception {
        ClosedByInterruptException interrupt = new ClosedByInterruptException();
        assertSame(interrupt, assertThrows(IOException.class, () -> opening(interrupt)));
        InputStream raw = ArchiveBytes.of(ARCHIVE, () -> new Failing(interrupt));
        assertSame(interrupt, assertThrows(IOException.class, raw::read));
    }

    @Test
    void whatJavaCannotMakeOutOfAZipIsDamage() throws Exception {
        for (IOException damage : new IOException[] {new ZipException("bad header"), new EOFException()}) {
            assertThrows(DamagedException.class, () -> opening(damage));
            InputStream entry = ArchiveBytes.ofZip(ARCHIVE, () -> new Failing(damage));
            assertThrows(DamagedException.class, () -> DamagedException.unless(entry::read));
        }
    }

    private static void opening(IOException failure) throws IOException {
        ArchiveBytes.zip(ARCHIVE, () -> {
            throw failure;
        });
    }
}

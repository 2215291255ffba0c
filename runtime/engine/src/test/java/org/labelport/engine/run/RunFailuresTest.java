package org.labelport.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.CharConversionException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.engine.publish.UnpublishedException;
import org.labelport.engine.publish.UnreadSourceException;
import org.labelport.report.ExportException;

class RunFailuresTest {

    @Test
    void whatWritesToTheTemporaryFolderNamesIt() {
        ExportException failure = assertThrows(
                ExportException.class,
                () -> RunFailures.translated("the plan", () -> {
                    throw new IOException("No space left on device");
                }));

        assertEquals("storage.failed", failure.code());
        assertEquals(
                "the plan failed: No space left on device (for more bytes, see df, or for more files, see df -i). Check the temporary folder "
                        + Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath()
                        + " and free space there, or name another with LABELPORT_JAVA_OPTS=-Djava.io.tmpdir=<folder>",
                failure.getMessage());
    }

    @Test
    void aFullDiskOfTheDestinationIsNamed() {
        ExportException failure = assertThrows(
                ExportException.class,
                () -> RunFailures.translated(Path.of("out"), () -> {
                    throw new IOException("No space left on device");
                }));

        assertEquals(
                "the export to out failed: No space left on device (for more bytes, see df, or for more files, see df -i). The disk of out has no room for it, nor for the files"
                        + " that it needs meanwhile. Nothing was published; free space there, and run it again, or choose"
                        + " another --out",
                failure.getMessage());
    }

    /** The place of the one begins with that of the other. */
    @Test
    void whatWasPublishedIsToldWhenTheMessageNamesAnotherPlace() {
        ExportException failure =
                new UnpublishedException("storage.failed", "out/coco-keypoints cannot be written", "check the disk");

        assertEquals(
                "out/coco-keypoints cannot be written. Published before it: out/coco; check the disk",
                RunFailures.afterPublishing(failure, List.of(Path.of("out/coco")))
                        .getMessage());
    }

    /** A plug-in's failure says nothing of it, whatever words are in it. */
    @Test
    void whatWasPublishedIsASentenceOfItsOwnAfterAPluginsFailure() {
        ExportException failure =
                new ExportException("acme.failed", "the item 'nothing was published before it: a' is odd.");

        assertEquals(
                "the item 'nothing was published before it: a' is odd. Published before it: out/coco, out/csv",
                RunFailures.afterPublishing(failure, List.of(Path.of("out/coco"), Path.of("out/csv")))
                        .getMessage());
    }

    @Test
    void bytesThatAreNoTextAreNoFaultOfTheDisk() {
        ExportException failure = assertThrows(
                ExportException.class,
                () -> RunFailures.translated(Path.of("out"), () -> {
                    throw new IOException(
                            "while the source was read by target a: Invalid UTF-32 character",
                            new CharConversionException("Invalid UTF-32 character"));
                }));

        assertEquals("source.unreadable", failure.code());
        assertTrue(failure.getMessage().contains("; give the right file, or save it as UTF-8"), failure.getMessage());
    }

    @Test
    void whatCannotBeReadIsNoFaultOfTheRunsDisk() {
        ExportException failure = assertThrows(
                ExportException.class,
                () -> RunFailures.translated(Path.of("out"), () -> {
                    throw UnreadSourceException.of(
                            "while the source was read by target a", new IOException("Input/output error"));
                }));

        assertEquals("source.unreadable", failure.code());
        assertEquals(
                "it failed while the source was read by target a: Input/output error. Nothing was published; make that"
                        + " readable, or give another",
                failure.getMessage());
        assertTrue(RunFailures.isTemporary(failure));
    }

    @Test
    void roomIsNotAskedForWhereAFileMayNotGrow() {
        ExportException failure = assertThrows(
                ExportException.class,
                () -> RunFailures.translated(Path.of("out"), () -> {
                    throw new IOException("File too large");
                }));

        assertEquals(
                "the export to out failed: File too large (for this file system, or for this process, see ulimit -f)."
                        + " Nothing was published; raise that limit, or choose another --out, and run it again",
                failure.getMessage());
    }

    @Test
    void serverThatTakesTooLongHasCancelledNothing() {
        ExportException failure = assertThrows(
                ExportException.class,
                () -> RunFailures.translated(Path.of("out"), () -> {
                    throw new SocketTimeoutException("Read timed out");
                }));

        assertEquals("storage.failed", failure.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"the page is cut. Try again later.", "the page is cut. Try again later"})
    void howToGoOnIsASentenceOfItsOwn(String message) {
        ExportException told =
                RunFailures.continuable(new ExportException("http.cut", message), "4f2a", Path.of("out"));

        assertEquals(
                "the page is cut. Try again later. What was done is kept; go on with: labelport resume 4f2a --in out",
                told.getMessage());
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void causesThatFormACycleAreFollowedOnlyForAWhile() {
        RuntimeException one = new RuntimeException("one");
        RuntimeException other = new RuntimeException("other", one);
        one.initCause(other);

        assertFalse(RunFailures.isTemporary(new ExportException("converter.failed", "a fault", one)));
    }

    @Test
    void aFailureOfAFileMayPassHoweverItIsWrapped() {
        Exception wrapped = new RuntimeException(new IllegalStateException(new IOException("the disk")));

        assertTrue(RunFailures.isTemporary(new ExportException("converter.failed", "a fault", wrapped)));
    }
}

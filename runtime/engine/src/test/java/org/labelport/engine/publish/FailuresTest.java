package org.labelport.engine.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void reasonsAreSaidWithoutJavasNames() {
        assertEquals("/p: permission denied", Failures.reason(new AccessDeniedException("/p")));
        assertEquals(
                "/p: something of this name is there already", Failures.reason(new FileAlreadyExistsException("/p")));
        assertEquals("/p: the system gives no reason", Failures.reason(new DirectoryNotEmptyException("/p")));
        assertEquals("/p: Not a directory", Failures.reason(new FileSystemException("/p", null, "Not a directory")));
        assertEquals("the system gives no reason", Failures.reason(new EOFException()));
        assertEquals("No space left on device", Failures.reason(new IOException("No space left on device")));
    }
}

package org.labelport.engine.closing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

    private final List<String> closed = new ArrayList<>();

    private Closeable good(String name) {
        return () -> closed.add(name);
    }

    private Closeable bad(String name, Throwable failure) {
        return () -> {
            closed.add(name);
            ClosingTest.<RuntimeException>undeclared(failure);
        };
    }

    /** Throws as other languages do. */
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void undeclared(Throwable failure) throws X {
        throw (X) failure;
    }

    @Test
    void allAreClosedWhateverOneThrows() {
        Exception first = new Exception("not declared");
        Error second = new AssertionError("second");
        IOException third = new IOException("third");
        List<Closeable> opened =
                List.of(good("a"), bad("b", first), bad("c", second), good("d"), bad("e", third), bad("f", first));
        Throwable thrown = assertThrows(Throwable.class, () -> Closing.all(opened));
        assertSame(first, thrown);
        assertEquals(List.of("a", "b", "c", "d", "e", "f"), closed);
        assertArrayEquals(new Throwable[] {second, third}, thrown.getSuppressed());
    }

    @Test
    void whatFailsAfterAFailureDoesNotHideIt() {
        IOException failure = new IOException("the step");
        RuntimeException after = new IllegalStateException("closing");
        Throwable thrown = assertThrows(
                Throwable.class,
                () -> Closing.unlessMade(bad("a", after), opened -> {
                    throw failure;
                }));
        assertSame(failure, thrown);
        assertEquals(List.of("a"), closed);
        assertArrayEquals(new Throwable[] {after}, thrown.getSuppressed());
    }

    @Test
    void whatIsMadeIsNotClosed() throws IOException {
        assertEquals("made", Closing.unlessMade(good("a"), opened -> "made"));
        assertEquals(List.of(), closed);
    }
}

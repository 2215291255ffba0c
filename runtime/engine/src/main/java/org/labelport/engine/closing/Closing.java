package org.labelport.engine.closing;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;

/** Closes where try-with-resources does not reach: what is handed on when all goes well, and any number of things. */
public final class Closing {

    private Closing() {}

    /** Makes something out of what was opened, and closes it from then on. */
    @FunctionalInterface
    public interface Making<C, T, X extends Exception> {
        T of(C opened) throws X, IOException;
    }

    /** What is made of something that was opened, which is closed at once when that fails. */
    public static <C extends Closeable, T, X extends Exception> T unlessMade(C opened, Making<C, T, X> making)
            throws X, IOException {
        try {
            return making.of(opened);
        } catch (Throwable e) {
            after(e, opened);
            throw e;
        }
    }

    /** Closes after a failure, which is the one to report whatever fails afterwards. */
    public static void after(Throwable failure, Closeable opened) {
        try {
            opened.close();
        } catch (Throwable e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
        }
    }

    /**
     * Closes all, whatever one of them throws, be it a checked exception that its method does not declare. The first
     * failure is thrown at the end, with the others in it.
     */
    public static void all(Iterable<? extends Closeable> opened) throws IOException {
        Iterator<? extends Closeable> left = opened.iterator();
        while (left.hasNext()) {
            try {
                left.next().close();
            } catch (Throwable e) {
                left.forEachRemaining(each -> after(e, each));
                throw e;
            }
        }
    }
}

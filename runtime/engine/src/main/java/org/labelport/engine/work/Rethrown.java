package org.labelport.engine.work;

/** Throws a failure again that another thread had, or that was kept until its turn, as what it is. */
public final class Rethrown {

    private Rethrown() {}

    /** Throws a failure of this kind; returns when it is another. */
    public static <X extends Exception> void ifIs(Class<X> kind, Throwable failure) throws X {
        if (kind.isInstance(failure)) {
            throw kind.cast(failure);
        }
    }

    /** Throws a failure that need not be declared; returns when it is another. */
    public static void ifUnchecked(Throwable failure) {
        ifIs(RuntimeException.class, failure);
        if (failure instanceof Error error) {
            throw error;
        }
    }
}

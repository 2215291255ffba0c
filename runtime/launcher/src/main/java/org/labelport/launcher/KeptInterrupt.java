package org.labelport.launcher;

import java.util.concurrent.TimeUnit;

/**
 * Keeps the interrupt of a thread for later, while the thread does what must not be left halfway. An interrupted thread
 * neither waits nor gets Felix's locks when another one holds them.
 *
 * <p>Belongs to the thread that made it, which closes it.
 */
final class KeptInterrupt implements AutoCloseable {

    private boolean interrupted = Thread.interrupted();

    /** Something that waits until it need not any more, the time is up, or its thread is interrupted. */
    @FunctionalInterface
    interface Waiting {

        void upTo(long millis) throws InterruptedException;
    }

    /** Waits all the time that there is, if need be, however often the thread is interrupted. */
    void keepDuring(Waiting waiting, long millis) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (left > 0) {
            try {
                waiting.upTo(left);
                return;
            } catch (InterruptedException e) {
                interrupted = true;
                left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            }
        }
    }

    /** Gives the interrupt back. */
    @Override
    public void close() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.labelport.launcher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command clean up when the process is told to end (Ctrl-C, SIGTERM): its thread is interrupted, and the process
 * waits for a bounded time until the command has returned.
 */
final class CleanInterrupt implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch returned = new CountDownLatch(1);
    private final Thread hook;

    private CleanInterrupt(Thread command) {
        this.hook = new Thread(() -> interruptAndWait(command), "labelport-interrupt");
    }

    /** Guards what the calling thread does until {@link #close}. */
    static CleanInterrupt ofThisThread() {
        CleanInterrupt guard = new CleanInterrupt(Thread.currentThread());
        try {
            Runtime.getRuntime().addShutdownHook(guard.hook);
        } catch (IllegalStateException e) {
            Thread.currentThread().interrupt(); // The process is ending already.
        }
        return guard;
    }

    @Override
    public void close() {
        returned.countDown();
    }

    private void interruptAndWait(Thread command) {
        command.interrupt();
        try {
            returned.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

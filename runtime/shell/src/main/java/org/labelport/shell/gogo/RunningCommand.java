package org.labelport.shell.gogo;

import org.jspecify.annotations.Nullable;

/**
 * The command that runs in a Gogo session, so that Ctrl-C reaches it and the prompt waits until it has cleaned up.
 * Gogo's own way to interrupt a job does not wait for the command. Thread-safe.
 */
final class RunningCommand {

    private @Nullable Thread thread;

    /** The calling thread runs a command from now on. */
    synchronized void began() {
        thread = Thread.currentThread();
    }

    /** The command has returned. */
    synchronized void ended() {
        thread = null;
        Thread.interrupted(); // The interrupt was for the command; the thread goes back to a pool.
        notifyAll();
    }

    /** Asks the command to stop; says whether there is one. */
    synchronized boolean interrupt() {
        if (thread != null) {
            thread.interrupt();
            return true;
        }
        return false;
    }

    /** Waits until no command runs, for a bounded time. */
    synchronized void awaitEnd(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (thread != null) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}

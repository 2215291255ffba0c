package org.labelport.launcher;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.labelport.command.CommandLineRunner;

/**
 * Lets a command clean up when the process is told to end (Ctrl-C, SIGTERM): its thread is interrupted, and the process
 * waits for a bounded time until the command has returned. The interrupt is repeated until then, because code that
 * waits while the framework starts may swallow one.
 */
final class CleanInterrupt implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = 10_000;
    private static final long REPEAT_MILLIS = 200;
    /** Most commands end within this time, and need no words. */
    private static final long SILENT_MILLIS = 2_000;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread command;
    private final LongSupplier nanoTime;
    private final Consumer<String> err;
    private final Thread hook;
    private volatile boolean requested;
    /** Guarded by this. */
    private boolean interruptible = true;

    /** @param command the thread to interrupt */
    CleanInterrupt(Thread command) {
        this(command, System::nanoTime, CleanInterrupt::say);
    }

    /** @param err takes lines for the user */
    CleanInterrupt(Thread command, LongSupplier nanoTime, Consumer<String> err) {
        this.command = command;
        this.nanoTime = nanoTime;
        this.err = err;
        this.hook = new Thread(this::atEndOfProcess, "labelport-interrupt");
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

    /** Whether the process was told to end. */
    boolean isRequested() {
        return requested;
    }

    /** Called by the guarded thread when the command has returned: it is not interrupted any more and may wait. */
    synchronized void commandReturned() {
        interruptible = false;
        Thread.interrupted();
    }

    @Override
    public void close() {
        commandReturned();
        closed.countDown();
    }

    /** Java calls this also when the command has returned, and the process ends by itself. */
    private void atEndOfProcess() {
        if (closed.getCount() > 0) {
            ExitCaller.in(Thread.getAllStackTraces().values()).ifPresent(this::endedBy);
            // What else runs at the end may have begun already, so other threads cannot be told by their time.
            ExitLimit.halt(
                    ExitLimit.TERMINATED, ExitLimit.USUAL.plusMillis(TIMEOUT_MILLIS), Set.of(command), System.err);
            interruptAndWait();
        }
    }

    /** Its own exit code would say that the command has done its work, and what it waits for may wait for the end. */
    private void endedBy(String caller) {
        err.accept("plugin.exit: " + caller
                + " has ended the program before the command was done: a plug-in may not do that. Tell its author; runs that"
                + " went on can be continued, see: labelport runs --in <their --out>");
        Runtime.getRuntime().halt(CommandLineRunner.FAILED);
    }

    /** What happens when the process is told to end. Returns when the guard is closed, or after the timeout. */
    void interruptAndWait() {
        requested = true;
        try {
            if (!hasEndedAfter(SILENT_MILLIS)) {
                err.accept("stopping, which may take up to " + TIMEOUT_MILLIS / 1000 + " seconds");
                if (!hasEndedAfter(TIMEOUT_MILLIS - SILENT_MILLIS)) {
                    err.accept(
                            "warning: exit.unheeded: the command has not ended, perhaps because a plug-in does not heed"
                                    + " interrupts, and is cut off. Runs that went on can be continued, see: labelport runs --in"
                                    + " <their --out>");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Interrupts the command until it has returned, but for this time at most. */
    private boolean hasEndedAfter(long millis) throws InterruptedException {
        // Measured by the clock: when the heap is full, Java may pause for seconds in each wait.
        long start = nanoTime.getAsLong();
        while (nanoTime.getAsLong() - start < TimeUnit.MILLISECONDS.toNanos(millis)) {
            interruptCommand();
            if (closed.await(REPEAT_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    /** On a console, the line of progress and what the terminal shows of Ctrl-C stand before it. */
    private static void say(String line) {
        boolean console = System.getProperty("labelport.console") != null;
        System.err.println((console ? System.lineSeparator() : "") + "labelport: " + line);
        System.err.flush();
    }

    private synchronized void interruptCommand() {
        if (interruptible) {
            command.interrupt();
        }
    }
}

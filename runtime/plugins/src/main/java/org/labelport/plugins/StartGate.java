package org.labelport.plugins;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps requests waiting until the plug-ins of the folder serve, so that a run right after the start has them. */
final class StartGate {

    private static final long TIMEOUT_SECONDS = 60;

    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());

    /** @param found why plug-ins of the folder do not serve, in one line */
    void open(Optional<String> found) {
        trouble.set(found);
        open.countDown();
    }

    /**
     * Why plug-ins do not serve, returned only to the first caller. Requests that use formats go on without the
     * plug-ins and must report this, while requests about plug-ins fail with the same line and need not repeat it.
     */
    Optional<String> trouble() {
        return trouble.getAndSet(Optional.empty());
    }

    /**
     * Waits until the gate is open, for a bounded time, because a plug-in that hangs at the start must not block all
     * others. An interrupt, which is meant for what the caller does, stays and does not end this: the request would go on
     * without its plug-ins, and fail for a wrong reason.
     */
    void await() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    open.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

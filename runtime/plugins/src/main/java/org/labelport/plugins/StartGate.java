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
     * Why plug-ins do not serve, for the first who asks: what uses formats goes on without them and has to say so, while what is
     * about plug-ins fails with the same line, and need not say it twice.
     */
    Optional<String> trouble() {
        return trouble.getAndSet(Optional.empty());
    }

    /** Waits until it is open, for a bounded time: a plug-in that hangs at the start must not keep all others away. */
    void await() {
        try {
            open.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

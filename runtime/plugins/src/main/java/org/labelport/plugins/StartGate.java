package org.labelport.plugins;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps requests waiting until the plug-ins of the folder serve, so that a run right after the start has them. */
final class StartGate {

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch open = new CountDownLatch(1);

    void open() {
        open.countDown();
    }

    /** Waits until it is open, for a bounded time: a plug-in that hangs at the start must not keep all others away. */
    void await() {
        try {
            open.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

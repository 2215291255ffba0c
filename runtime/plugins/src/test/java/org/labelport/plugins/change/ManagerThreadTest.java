package org.labelport.plugins.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.labelport.plugin.PluginException;

class ManagerThreadTest {

    /** Whoever waits for a change would do so for ever when nobody made it any more. */
    @Test
    void changesThatWaitAreRefusedWhenOneDoesNotEndBeforeClosing() throws Exception {
        ManagerThread thread = new ManagerThread(Duration.ofMillis(50));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch endless = new CountDownLatch(1);
        thread.execute(() -> {
            begun.countDown();
            awaitWhateverHappens(endless);
        });
        begun.await();
        FutureTask<Void> waiting = new FutureTask<>(() -> thread.call(() -> null));
        Thread caller = new Thread(waiting, "caller");
        caller.start();
        while (caller.isAlive() && caller.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        thread.close();

        ExecutionException refused = assertThrows(ExecutionException.class, () -> waiting.get(1, TimeUnit.MINUTES));
        endless.countDown();
        assertEquals("plugin.closed", ((PluginException) refused.getCause()).code());
    }

    @Test
    void changesAreRefusedAfterClosing() {
        ManagerThread thread = new ManagerThread();
        thread.close();

        PluginException refused = assertThrows(PluginException.class, () -> thread.call(() -> null));

        assertEquals("plugin.closed", refused.code());
    }

    @Test
    void whatIsAskedForSeveralTimesIsDoneOnceAndLater() throws Exception {
        try (ManagerThread thread = new ManagerThread()) {
            AtomicInteger done = new AtomicInteger();
            CountDownLatch first = new CountDownLatch(1);
            CountDownLatch second = new CountDownLatch(2);
            Runnable once = thread.once(
                    () -> {
                        done.incrementAndGet();
                        first.countDown();
                        second.countDown();
                    },
                    200);
            once.run();
            once.run();
            first.await();
            assertEquals(1, thread.call(done::get));

            once.run();

            assertTrue(second.await(1, TimeUnit.MINUTES));
        }
    }

    private static void awaitWhateverHappens(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // As a plug-in that heeds no interrupt.
            }
        }
    }
}

package org.labelport.engine.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkersTest {

    private final List<Thread> seen = new CopyOnWriteArrayList<>();

    private boolean noneIsAlive() {
        return seen.stream().noneMatch(Thread::isAlive);
    }

    @Test
    void whatWasGivenIsDoneBeforeTheEnd() {
        Workers workers = new Workers("labelport-test", 2);
        for (int i = 0; i < 20; i++) {
            workers.submit(() -> seen.add(Thread.currentThread()));
        }
        workers.finish();

        assertEquals(20, seen.size());
        assertTrue(noneIsAlive(), "the threads have ended, not only their pool");
    }

    @Test
    void closingInterruptsWhatIsDoneAndGivesUpTheRest() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Workers workers = new Workers("labelport-test", 1);
        workers.submit(() -> {
            seen.add(Thread.currentThread());
            begun.countDown();
            never.await();
            return 0;
        });
        var given = workers.submit(() -> seen.add(Thread.currentThread()));
        begun.await();
        workers.close();

        assertEquals(1, seen.size());
        assertTrue(noneIsAlive());
        assertFalse(given.isDone());
    }

    @Test
    void whoIsInterruptedWaitsAllTheSameAndFindsOutAfterwards() {
        Workers workers = new Workers("labelport-test", 1);
        Thread waiting = Thread.currentThread();
        workers.submit(() -> {
            seen.add(Thread.currentThread());
            waiting.interrupt();
            while (waiting.isInterrupted()) {
                Thread.onSpinWait(); // until it has felt it
            }
            Thread.sleep(20); // who no longer waits finds this thread alive
            return 0;
        });
        workers.finish();

        assertTrue(Thread.interrupted());
        assertTrue(noneIsAlive());
    }
}

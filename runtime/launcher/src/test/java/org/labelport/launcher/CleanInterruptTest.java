package org.labelport.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CleanInterruptTest {

    private final CountDownLatch started = new CountDownLatch(1);
    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void interruptThatSomethingSwallowsComesAgain() throws Exception {
        CountDownLatch noticed = new CountDownLatch(1);
        Thread command = started(() -> {
            sleepUntilInterrupted();
            sleepUntilInterrupted();
            noticed.countDown();
        });
        CleanInterrupt guard = new CleanInterrupt(command);
        Thread hook = new Thread(guard::interruptAndWait);
        hook.start();
        noticed.await();
        assertTrue(guard.isRequested());
        guard.close();
        hook.join();
    }

    @Test
    void commandThatHasReturnedIsNotInterrupted() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        boolean[] interrupted = new boolean[1];
        Thread command = started(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                interrupted[0] = true;
            }
        });
        CleanInterrupt guard = new CleanInterrupt(command);
        guard.commandReturned();
        Thread hook = new Thread(guard::interruptAndWait);
        hook.start();
        Thread.sleep(300);
        end.countDown();
        command.join();
        assertFalse(interrupted[0]);
        guard.close();
        hook.join();
    }

    @Test
    void timeoutGoesByTheClockAlsoWhenTheProcessStandsStill() throws Exception {
        AtomicLong clock = new AtomicLong();
        CountDownLatch end = new CountDownLatch(1);
        Thread command = started(() -> {
            while (end.getCount() > 0) {
                sleepUntilInterrupted();
            }
        });
        CleanInterrupt guard =
                new CleanInterrupt(command, () -> clock.getAndAdd(TimeUnit.SECONDS.toNanos(4)), said::add);
        Thread hook = new Thread(guard::interruptAndWait);
        hook.start();
        hook.join(30_000);
        assertFalse(hook.isAlive());
        assertEquals("stopping, which may take up to 10 seconds", said.get(0));
        assertTrue(said.get(1).startsWith("warning: exit.unheeded: the command has not ended"), said.get(1));
        assertEquals(2, said.size());
        end.countDown();
        command.interrupt();
        command.join();
    }

    private Thread started(Runnable work) throws InterruptedException {
        Thread thread = new Thread(() -> {
            started.countDown();
            work.run();
        });
        thread.start();
        started.await();
        return thread;
    }

    private static void sleepUntilInterrupted() {
        try {
            while (true) {
                Thread.sleep(1000);
            }
        } catch (InterruptedException e) {
            // What waits inside a framework may say no more about it.
        }
    }
}

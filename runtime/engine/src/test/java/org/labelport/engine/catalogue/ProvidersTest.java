package org.labelport.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labelport.engine.catalogue.Providers.State;

@Timeout(60)
class ProvidersTest {

    private static final long BUNDLE = 5;

    private final Providers providers = new Providers();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void whatNothingWasSaidOfServes() {
        assertEquals(State.SERVING, providers.state(BUNDLE));
        assertTrue(providers.lease("run").hold(BUNDLE));
    }

    @Test
    void whatIsHeldBackIsForNoRunUntilItServes() {
        providers.hold(BUNDLE);
        try (Lease lease = providers.lease("run")) {
            assertFalse(lease.hold(BUNDLE));
            providers.serve(BUNDLE);
            assertTrue(lease.hold(BUNDLE));
        }
    }

    @Test
    void drainingWaitsForTheRunsThatHoldIt() {
        Lease first = providers.lease("first");
        Lease second = providers.lease("second");
        first.hold(BUNDLE);
        second.hold(BUNDLE);

        providers.drain(BUNDLE, done::incrementAndGet);

        assertFalse(providers.lease("late").hold(BUNDLE));
        assertTrue(first.hold(BUNDLE), "who has it keeps it");
        assertEquals(Map.of(BUNDLE, List.of("first", "second")), providers.holders());
        first.close();
        first.close();
        assertEquals(0, done.get());
        second.close();
        assertEquals(1, done.get());
        assertEquals(Map.of(), providers.holders());
    }

    @Test
    void whatNobodyHoldsLeavesAtOnce() {
        providers.drain(BUNDLE, done::incrementAndGet);
        assertEquals(1, done.get());
        assertEquals(State.DRAINING, providers.state(BUNDLE));
    }

    @Test
    void whatServesAgainDoesNotLeave() {
        Lease lease = providers.lease("run");
        lease.hold(BUNDLE);
        providers.drain(BUNDLE, done::incrementAndGet);

        providers.serve(BUNDLE);
        lease.close();

        assertEquals(0, done.get());
        assertTrue(providers.lease("next").hold(BUNDLE));
    }

    /** Between the call and the deed it may have been taken back, and given to a run. */
    @Test
    void whoSendsItAwayAsksOnceMore() {
        providers.drain(BUNDLE, done::incrementAndGet);
        assertTrue(providers.isIdle(BUNDLE));
        providers.serve(BUNDLE);
        assertFalse(providers.isIdle(BUNDLE));
        Lease lease = providers.lease("run");
        lease.hold(BUNDLE);
        providers.drain(BUNDLE, done::incrementAndGet);
        assertFalse(providers.isIdle(BUNDLE));
        lease.close();
        assertTrue(providers.isIdle(BUNDLE));
        assertEquals(2, done.get());
        providers.forget(BUNDLE);
        assertFalse(providers.isIdle(BUNDLE));
    }

    /** It looked at the catalogue, stood still, and goes on when the bundle has been removed. */
    @Test
    void whatIsGoneIsNotForARunThatSawItBefore() {
        providers.drain(BUNDLE, () -> providers.forget(BUNDLE));

        assertFalse(providers.isServing(BUNDLE));
        assertFalse(providers.lease("late").hold(BUNDLE));
        assertEquals(Map.of(), providers.holders());
    }

    @Test
    void whoCleansUpIsNotInterruptedByTheRunThatWas() {
        AtomicBoolean interrupted = new AtomicBoolean();
        Lease lease = providers.lease("run");
        lease.hold(BUNDLE);
        providers.drain(BUNDLE, () -> interrupted.set(Thread.currentThread().isInterrupted()));

        Thread.currentThread().interrupt();
        lease.close();

        assertTrue(Thread.interrupted(), "the thread's own state is as before");
        assertFalse(interrupted.get());
    }

    @Test
    void whatBelongsToNoBundleAlwaysServesAndIsNotListed() {
        Lease lease = providers.lease("run");
        assertTrue(lease.hold(Providers.NO_BUNDLE));
        assertEquals(Map.of(), providers.holders());
        assertThrows(IllegalArgumentException.class, () -> providers.hold(Providers.NO_BUNDLE));
    }

    @Test
    void aLeaseThatHasEndedHoldsNothing() {
        Lease lease = providers.lease("run");
        lease.close();
        assertThrows(IllegalStateException.class, () -> lease.hold(BUNDLE));
    }

    /** However runs and a drain race: it leaves once, after every run that got it, and no run gets it afterwards. */
    @Test
    void leavingNeverOvertakesARun() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (long bundle = 0; bundle < 2000; bundle++) {
                race(bundle, threads);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void race(long bundle, ExecutorService threads) throws Exception {
        AtomicInteger using = new AtomicInteger();
        AtomicInteger left = new AtomicInteger();
        AtomicInteger usedAfterwards = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> ends = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            String name = "run " + run;
            ends.add(threads.submit(() -> {
                start.await();
                try (Lease lease = providers.lease(name)) {
                    if (lease.hold(bundle)) {
                        using.incrementAndGet();
                        usedAfterwards.addAndGet(left.get());
                        Thread.yield();
                        usedAfterwards.addAndGet(left.get());
                        using.decrementAndGet();
                    }
                }
                return null;
            }));
        }
        ends.add(threads.submit(() -> {
            start.await();
            providers.drain(bundle, () -> {
                usedAfterwards.addAndGet(using.get());
                left.incrementAndGet();
            });
            return null;
        }));
        start.countDown();
        for (Future<?> end : ends) {
            end.get();
        }
        assertEquals(1, left.get(), "left once");
        assertEquals(0, usedAfterwards.get(), "used by a run after it left");
        assertFalse(providers.lease("late").hold(bundle));
    }
}

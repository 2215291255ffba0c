package org.labelport.engine.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Decides which bundles' formats and targets new runs may get, and records which runs hold them. A bundle serves unless
 * it was held or drained here, and so does everything that comes from no bundle. Thread-safe; actions run outside the
 * lock.
 */
public final class Providers {

    /** Stands for everything that comes from no bundle. It always serves, and no run is recorded as holding it. */
    public static final long NO_BUNDLE = -1;

    /** Whether runs get what a bundle provides. */
    public enum State {
        /** No run gets it yet, because it is being tried. */
        HELD,
        /** Every run may get it. */
        SERVING,
        /** Only the runs that hold it already use it. */
        DRAINING
    }

    private final Map<Long, Provider> known = new HashMap<>();
    private final Set<Long> gone = new HashSet<>();

    private static final class Provider {
        private State state = State.SERVING;
        private Optional<Runnable> whenIdle = Optional.empty();
        private final List<String> holders = new ArrayList<>();
    }

    /** Whether runs get what a bundle provides now. */
    public synchronized State state(long bundle) {
        Provider provider = known.get(bundle);
        if (provider != null) {
            return provider.state;
        }
        return gone.contains(bundle) ? State.DRAINING : State.SERVING;
    }

    /** Whether new runs may get what a bundle provides. */
    public boolean isServing(long bundle) {
        return state(bundle) == State.SERVING;
    }

    /**
     * The elements of a list that serve, all checked at the same moment, so that a caller sees exactly one version
     * while another replaces it.
     *
     * @param all the list, which is also read at that moment
     * @param bundle gives the bundle that provides an element
     */
    synchronized <T> List<T> serving(Iterable<T> all, ToLongFunction<T> bundle) {
        List<T> serving = new ArrayList<>();
        for (T one : all) {
            if (isServing(bundle.applyAsLong(one))) {
                serving.add(one);
            }
        }
        return serving;
    }

    /**
     * Keeps what a bundle provides from new runs until {@link #serve} is called. Runs that hold it keep it, and a
     * pending action of {@link #drain} is cancelled.
     */
    public void hold(long bundle) {
        change(bundle, State.HELD);
    }

    /**
     * Lets new runs get what a bundle provides, from this moment on. A pending action of {@link #drain} is cancelled.
     */
    public void serve(long bundle) {
        change(bundle, State.SERVING);
    }

    private synchronized void change(long bundle, State state) {
        Provider provider = known.computeIfAbsent(required(bundle), id -> new Provider());
        provider.state = state;
        provider.whenIdle = Optional.empty();
        gone.remove(bundle);
        forgetOrdinary(bundle, provider);
    }

    /**
     * Whether a bundle may be removed. The action of {@link #drain} must check this just before the removal, because
     * the bundle may serve again by then.
     *
     * @return true when it drains and no run holds it; from then on no run can hold it
     */
    public synchronized boolean isIdle(long bundle) {
        Provider provider = known.get(bundle);
        return provider != null && provider.state == State.DRAINING && provider.holders.isEmpty();
    }

    /**
     * Keeps what a bundle provides from new runs, from this moment on.
     *
     * @param whenIdle done once when no run holds the bundle any more, at once on this thread or later on that of the
     *     last run. It is not interrupted, and what it throws goes to that thread's handler of uncaught exceptions. It
     *     replaces the pending action of an earlier call
     */
    public void drain(long bundle, Runnable whenIdle) {
        synchronized (this) {
            Provider provider = known.computeIfAbsent(required(bundle), id -> new Provider());
            provider.state = State.DRAINING;
            provider.whenIdle = Optional.of(whenIdle);
        }
        leaveIfIdle(bundle);
    }

    /**
     * Forgets a bundle that is gone and that no run holds, except for the fact that it is gone, because a run that has
     * seen it before may be about to hold it. Ids of bundles are not reused.
     */
    public synchronized void forget(long bundle) {
        known.remove(bundle);
        gone.add(bundle);
    }

    /** The runs that hold each bundle, by the bundle's id; bundles that nobody holds are left out. */
    public synchronized Map<Long, List<String>> holders() {
        Map<Long, List<String>> holders = new TreeMap<>();
        known.forEach((bundle, provider) -> {
            if (!provider.holders.isEmpty()) {
                holders.put(bundle, List.copyOf(provider.holders));
            }
        });
        return holders;
    }

    /**
     * A lease that holds nothing yet.
     *
     * @param run the run that {@link #holders} names
     */
    public Lease lease(String run) {
        return new Lease(this, run);
    }

    synchronized boolean acquire(String run, long bundle) {
        if (bundle == NO_BUNDLE) {
            return true;
        }
        if (!isServing(bundle)) {
            return false;
        }
        known.computeIfAbsent(bundle, id -> new Provider()).holders.add(run);
        return true;
    }

    void release(String run, long bundle) {
        synchronized (this) {
            Provider provider = known.get(bundle);
            if (provider == null) {
                return; // Nothing to hold: it comes from no bundle.
            }
            provider.holders.remove(run);
            forgetOrdinary(bundle, provider);
        }
        leaveIfIdle(bundle);
    }

    private void leaveIfIdle(long bundle) {
        Runnable action;
        synchronized (this) {
            Provider provider = known.get(bundle);
            if (provider == null || !provider.holders.isEmpty() || provider.whenIdle.isEmpty()) {
                return;
            }
            action = provider.whenIdle.get();
            provider.whenIdle = Optional.empty();
        }
        uninterrupted(action);
    }

    /**
     * Does an action without the interrupt that a cancelled run ends with, which is not meant for the code that cleans
     * up after it.
     */
    private static void uninterrupted(Runnable action) {
        Thread thread = Thread.currentThread();
        boolean interrupted = Thread.interrupted();
        try {
            action.run();
        } catch (RuntimeException | LinkageError e) {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        } finally {
            if (interrupted) {
                thread.interrupt();
            }
        }
    }

    private void forgetOrdinary(long bundle, Provider provider) {
        if (provider.state == State.SERVING && provider.holders.isEmpty()) {
            known.remove(bundle);
        }
    }

    private static long required(long bundle) {
        if (bundle == NO_BUNDLE) {
            throw new IllegalArgumentException("what comes from no bundle is not counted, because it always serves");
        }
        return bundle;
    }
}

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
 * Which bundles' formats and targets new runs may get, and which runs hold them. What no bundle brought, and every bundle of
 * which nothing was said here, serves. Thread-safe; actions run outside the lock.
 */
public final class Providers {

    /** Stands for what no bundle brought. It always serves, and nobody is recorded as holding it. */
    public static final long NO_BUNDLE = -1;

    /** Whether runs get what a bundle provides. */
    public enum State {
        /** Not yet: it is being tried. */
        HELD,
        /** Every run may. */
        SERVING,
        /** Only the runs that have it already. */
        DRAINING
    }

    private final Map<Long, Provider> known = new HashMap<>();
    private final Set<Long> gone = new HashSet<>();

    private static final class Provider {
        private State state = State.SERVING;
        private Optional<Runnable> whenIdle = Optional.empty();
        private final List<String> holders = new ArrayList<>();
    }

    /** What runs get of a bundle now. */
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
     * Those of a list that serve, all asked at the same moment: who asks while one version takes the place of another sees one
     * of them.
     *
     * @param all is read at that moment, too
     * @param bundle that brought one
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
     * Keeps what a bundle provides from new runs, until it serves. Runs that hold it keep it, and what {@link #drain} was to
     * do is not done any more.
     */
    public void hold(long bundle) {
        change(bundle, State.HELD);
    }

    /** Lets new runs have what a bundle provides, from this moment on. What {@link #drain} was to do is not done any more. */
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
     * Asks whether a bundle may go, at the moment that it is to go: what {@link #drain} called may have come too late.
     *
     * @return true when it drains and no run holds it; from then on none can
     */
    public synchronized boolean isIdle(long bundle) {
        Provider provider = known.get(bundle);
        return provider != null && provider.state == State.DRAINING && provider.holders.isEmpty();
    }

    /**
     * Keeps what a bundle provides from new runs, from this moment on.
     *
     * @param whenIdle done once, when no run holds it any more: at once on this thread, or later on that of the last run. It
     *     is not interrupted, and what it throws goes to that thread's handler of uncaught exceptions. It takes the place of
     *     what an earlier call was still to do
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
     * Forgets all of a bundle that is gone, and that nobody holds, but that it is gone: a run that is about to hold it has seen
     * it before. Bundles' ids do not come again.
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
     * @param run who is named by {@link #holders}
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
                return; // What no bundle brought.
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

    /** A run that was cancelled ends with an interrupt, which is not meant for those who clean up after it. */
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
            throw new IllegalArgumentException("what no bundle brought always serves");
        }
        return bundle;
    }
}

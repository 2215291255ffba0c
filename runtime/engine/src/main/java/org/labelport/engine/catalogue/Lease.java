package org.labelport.engine.catalogue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The bundles that one run holds. They stay until the lease is closed. Thread-safe. */
public final class Lease implements AutoCloseable {

    private final Providers providers;
    private final String run;
    private final Set<Long> bundles = new LinkedHashSet<>();
    private boolean closed;

    Lease(Providers providers, String run) {
        this.providers = providers;
        this.run = run;
    }

    /**
     * Holds a bundle from now on.
     *
     * @return false when the bundle does not serve, so that another must be chosen
     */
    public synchronized boolean hold(long bundle) {
        if (closed) {
            throw new IllegalStateException("the lease of " + run + " has ended");
        }
        if (bundles.contains(bundle)) {
            return true;
        }
        boolean held = providers.acquire(run, bundle);
        if (held && bundle != Providers.NO_BUNDLE) {
            bundles.add(bundle);
        }
        return held;
    }

    /** Releases all bundles; actions that wait for this are done before it returns. Further calls do nothing. */
    @Override
    public void close() {
        List<Long> held;
        synchronized (this) {
            closed = true;
            held = List.copyOf(bundles);
            bundles.clear();
        }
        held.forEach(bundle -> providers.release(run, bundle));
    }
}

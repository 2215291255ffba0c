package org.labelport.engine.catalogue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one run holds: bundles that stay until it is closed. Thread-safe. */
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
     * @return false when it does not serve, so that another must be chosen
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

    /** Lets go of everything; what waits for that is done before this returns. Again, it does nothing. */
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

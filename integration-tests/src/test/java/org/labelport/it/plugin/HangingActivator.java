package org.labelport.it.plugin;

import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Does not return from its start until the test is over, and does not heed interrupts. */
public final class HangingActivator implements BundleActivator {

    /** System property: set when the test is over, so that no thread keeps its runtime in the heap. */
    public static final String OVER = "labelport.test.hanging-activator.over";

    @Override
    public void start(BundleContext context) {
        while (System.getProperty(OVER) == null) {
            LockSupport.parkNanos(100_000_000L);
        }
    }

    @Override
    public void stop(BundleContext context) {}
}

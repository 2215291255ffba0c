package org.labelport.it.plugin;

import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Never returns from its start, and does not heed interrupts. */
public final class HangingActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        while (true) {
            LockSupport.parkNanos(1_000_000_000L);
        }
    }

    @Override
    public void stop(BundleContext context) {}
}

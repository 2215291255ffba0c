package org.labelport.plugins.why.plugin;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Does not start. */
public final class FailingActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("no licence file");
    }

    @Override
    public void stop(BundleContext context) {
        // never started
    }
}

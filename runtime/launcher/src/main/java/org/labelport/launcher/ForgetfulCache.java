package org.labelport.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Keeps what is done to bundles of a running framework from lasting: a bundle that somebody tries out, or a format that is
 * stopped, must not turn up, or be missing, in a later process. The folder of jars alone says what an installation has.
 *
 * <p>What the manager of plug-ins does lasts no longer than the framework anyway, and costs no start its warmth: it
 * installs its bundles again from its own store, and starts and stops them, and those in whose place they come, for the
 * moment only.
 */
final class ForgetfulCache implements SynchronousBundleListener {

    private final Bundle framework;
    private final CacheFolder cache;

    /** @param framework that has started: what the start does is to be remembered */
    ForgetfulCache(Bundle framework, CacheFolder cache) {
        this.framework = framework;
        this.cache = cache;
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        boolean lasting = switch (event.getType()) {
            case BundleEvent.INSTALLED, BundleEvent.UPDATED, BundleEvent.UNINSTALLED -> !isPlugin(event.getBundle());
            case BundleEvent.STOPPED -> !isPlugin(event.getBundle()) && staysStopped(event.getBundle());
            default -> false;
        };
        if (lasting && framework.getState() == Bundle.ACTIVE) { // Its own stop stops them all.
            try {
                cache.expire();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether a bundle is the plug-in manager's. */
    static boolean isPlugin(Bundle bundle) {
        return bundle.getLocation().startsWith("plugin:");
    }

    private static boolean staysStopped(Bundle bundle) {
        BundleStartLevel start = bundle.adapt(BundleStartLevel.class);
        return start == null || !start.isPersistentlyStarted();
    }
}

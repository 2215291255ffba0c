package org.labelport.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Expires the framework's cache when somebody installs, updates, uninstalls or stops a bundle while it runs: a later
 * process must not find a bundle that was only tried out, nor miss a format that was only stopped. The folder of jars
 * alone decides what an installation has.
 *
 * <p>Plug-ins do not count. Their manager installs them from its own store at every start, and starts and stops them, and the
 * bundles that they replace, without making that permanent, so the cache stays usable.
 */
final class CacheExpiry implements SynchronousBundleListener {

    private final Bundle framework;
    private final CacheFolder cache;

    /** @param framework a framework that has started, because the changes of the start itself are to be remembered */
    CacheExpiry(Bundle framework, CacheFolder cache) {
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
        if (lasting && framework.getState() == Bundle.ACTIVE) { // The framework's own stop stops them all.
            try {
                cache.expire();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether a bundle belongs to the plug-in manager. */
    static boolean isPlugin(Bundle bundle) {
        return bundle.getLocation().startsWith("plugin:");
    }

    private static boolean staysStopped(Bundle bundle) {
        BundleStartLevel start = bundle.adapt(BundleStartLevel.class);
        return start == null || !start.isPersistentlyStarted();
    }
}

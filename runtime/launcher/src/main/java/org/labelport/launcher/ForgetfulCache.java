package org.labelport.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/**
 * Keeps what is done to bundles of a running framework from lasting: a plug-in that somebody tries out, or a format that is
 * stopped, must not turn up, or be missing, in a later process. The folder of jars alone says what an installation has.
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
        boolean changed = switch (event.getType()) {
            case BundleEvent.INSTALLED, BundleEvent.UPDATED, BundleEvent.UNINSTALLED, BundleEvent.STOPPED -> true;
            default -> false;
        };
        if (changed && framework.getState() == Bundle.ACTIVE) { // Its own stop stops them all.
            try {
                cache.expire();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

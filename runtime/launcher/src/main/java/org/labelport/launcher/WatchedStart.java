package org.labelport.launcher;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/**
 * Starts the bundles of a framework, and names the one that does not return from its start: the framework would wait
 * for it for ever.
 */
final class WatchedStart {

    private static final long NONE = -1;

    private final Framework framework;
    private final Duration warnAfter;
    private final Duration giveUpAfter;
    private final Consumer<String> warnings;
    /** The bundle that was starting at the last look, and since when. */
    private long busy = NONE;

    private long since;
    private boolean warned;

    /**
     * @param warnAfter how long one bundle may take until a line says so
     * @param giveUpAfter how long one bundle may take until the start fails
     */
    WatchedStart(Framework framework, Duration warnAfter, Duration giveUpAfter, Consumer<String> warnings) {
        this.framework = framework;
        this.warnAfter = warnAfter;
        this.giveUpAfter = giveUpAfter;
        this.warnings = warnings;
    }

    /** Returns when all bundles have started. An interrupt is kept for later. */
    void run() throws BundleException, LaunchException {
        FutureTask<Void> start = new FutureTask<>(() -> {
            framework.start();
            return null;
        });
        Thread thread = new Thread(start, "labelport-start");
        thread.setDaemon(true); // when it is given up, it must not keep the process of a host program
        thread.start();
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    start.get(warnAfter.toMillis() / 10, TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException e) {
                    look();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw rethrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Looks which bundle is starting, and how long it has been. */
    private void look() throws LaunchException {
        Optional<Bundle> starting = starting();
        if (starting.isEmpty() || starting.get().getBundleId() != busy) {
            busy = starting.map(Bundle::getBundleId).orElse(NONE);
            since = System.nanoTime();
            warned = false;
            return;
        }
        Duration time = Duration.ofNanos(System.nanoTime() - since);
        if (time.compareTo(giveUpAfter) >= 0) {
            throw new LaunchException(described(starting.get()) + " does not start: its activator has not returned for "
                    + giveUpAfter.toSeconds() + " seconds. Take its jar out, and tell its author.");
        }
        if (!warned && time.compareTo(warnAfter) >= 0) {
            warned = true;
            warnings.accept("plugin.slow: " + described(starting.get()) + " has been busy with its start for "
                    + warnAfter.toSeconds() + " seconds. It may hang; after " + giveUpAfter.toSeconds()
                    + " seconds it is given up");
        }
    }

    private static BundleException rethrown(Throwable failure) {
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof BundleException known ? known : new BundleException(failure.toString(), failure);
    }

    /** The bundle whose activator runs. Those that wait for their first class to be used are starting, too. */
    private Optional<Bundle> starting() {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .filter(bundle -> bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID
                        && bundle.getState() == Bundle.STARTING
                        && bundle.getHeaders().get(Constants.BUNDLE_ACTIVATIONPOLICY) == null)
                .findFirst();
    }

    private static String described(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion() + " (" + bundle.getLocation() + ")";
    }
}

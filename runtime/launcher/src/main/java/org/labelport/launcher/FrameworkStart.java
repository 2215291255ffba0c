package org.labelport.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.labelport.settings.Settings;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/** Starts a framework that shares only the API with its host and with other frameworks of the process. */
final class FrameworkStart {

    private static final Duration SLOW_BUNDLE = Duration.ofSeconds(10);
    private static final Duration STUCK_BUNDLE = Duration.ofSeconds(60);
    private static final long STOP_MILLIS = 10_000;

    private FrameworkStart() {}

    /**
     * A framework whose bundles have started.
     *
     * @param cache is closed after it
     * @param refused one line for each jar that is not used
     */
    record Started(Framework framework, CacheFolder cache, List<String> refused) {

        Started {
            refused = List.copyOf(refused);
        }
    }

    /** Starts the bundles of an installation; when that fails, nothing of it is left running. */
    static Started of(RuntimeConfig config, KeptInterrupt interrupt) throws LaunchException {
        config.requireFolders();
        BundleJars jars = BundleJars.of(config);
        String fingerprint = jars.fingerprint();
        CacheFolder cache = CacheFolder.take(config);
        Framework framework = null;
        try {
            boolean warm = cache.isWarm(fingerprint);
            if (!warm) {
                cache.clear();
            }
            framework = initialised(config, cache);
            forgetPlugins(framework.getBundleContext());
            framework
                    .getBundleContext()
                    .registerService(
                            Settings.class,
                            Settings.of(Optional.of(config.conf()), config.runs(), config.plugins()),
                            null);
            List<String> refused = install(framework.getBundleContext(), jars, cache);
            if (!warm && refused.isEmpty()) {
                cache.completed(fingerprint);
            }
            // At once, which takes a third of the time that it takes when each bundle is resolved as it starts.
            framework.adapt(FrameworkWiring.class).resolveBundles(null);
            new WatchedStart(framework, SLOW_BUNDLE, STUCK_BUNDLE, FrameworkStart::warn).run();
            framework.getBundleContext().addBundleListener(new CacheExpiry(framework, cache));
            return new Started(framework, cache, refused);
        } catch (BundleException | IOException e) {
            LaunchException failure = notStarted(config, cache, e);
            abandon(framework, cache, interrupt, failure);
            throw failure;
        } catch (LaunchException | RuntimeException | Error e) {
            abandon(framework, cache, interrupt, e);
            throw e;
        }
    }

    /** A logger is looked for only now, because looking takes a start ten milliseconds. */
    private static void warn(String line) {
        System.getLogger(LabelportRuntime.class.getName()).log(System.Logger.Level.WARNING, line);
    }

    private static LaunchException notStarted(RuntimeConfig config, CacheFolder cache, Exception reason) {
        try {
            cache.trouble().requireInnocent(reason.getCause() == null ? reason : reason.getCause());
        } catch (LaunchException e) {
            return e;
        }
        return new LaunchException(
                "the bundles in " + config.home() + " do not start: " + reason.getMessage() + ". Remove "
                        + cache.storage() + " if it happens again.",
                reason);
    }

    private static void abandon(
            @Nullable Framework framework, CacheFolder cache, KeptInterrupt interrupt, Throwable failure) {
        try (cache) {
            if (framework != null) {
                stop(framework, interrupt);
            }
        } catch (BundleException | IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Stops all bundles, and waits until they have stopped, but for a bounded time only. */
    static void stop(Framework framework, KeptInterrupt interrupt) throws BundleException {
        framework.stop();
        interrupt.keepDuring(framework::waitForStop, STOP_MILLIS);
    }

    /**
     * Makes a framework that takes bundles and has not started.
     *
     * <p>Felix writes the Java version into the names of what the framework offers, with the digits of the default
     * locale: in Arabic or Thai no bundle would find its packages. So such a locale is replaced meanwhile; calls do not
     * overlap.
     */
    private static Framework initialised(RuntimeConfig config, CacheFolder cache)
            throws LaunchException, BundleException {
        synchronized (Locale.class) {
            Locale usual = Locale.getDefault(Locale.Category.FORMAT);
            boolean otherDigits = !String.format(usual, "%d", 1).equals("1");
            if (otherDigits) {
                Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
            }
            try {
                Framework framework = framework(config, cache);
                framework.init();
                return framework;
            } catch (NullPointerException e) {
                // Felix goes on for a while where it cannot make a folder of its own in the cache.
                throw new BundleException("the framework cannot use its cache", e);
            } finally {
                if (otherDigits) {
                    Locale.setDefault(Locale.Category.FORMAT, usual);
                }
            }
        }
    }

    private static Framework framework(RuntimeConfig config, CacheFolder cache) throws LaunchException {
        return ServiceLoader.load(FrameworkFactory.class, LabelportRuntime.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new LaunchException("no OSGi framework is on the class path. Add Felix to it."))
                .newFramework(properties(config, cache));
    }

    private static Map<String, String> properties(RuntimeConfig config, CacheFolder cache) throws LaunchException {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, cache.storage().toString());
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SharedPackages.ofApi());
        properties.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        properties.put("felix.service.urlhandlers", "false"); // there is one set of them for the whole process
        properties.put("felix.resolver.parallelism", "1"); // its threads outlive the framework, and save no time
        properties.put("felix.cache.locking", "false"); // the cache folder is locked as a whole
        properties.put(
                "ds.cache.metadata", "true"); // else each start parses the XML of all components, a sixth of its time
        properties.put("felix.log.level", "0"); // Felix would log to standard output; faults() says what matters
        properties.put("ds.loglevel", "0"); // likewise, with a stack trace for each component that cannot be made
        if (config.plugins().isPresent()) {
            properties.put("labelport.plugins.managed", "true"); // requests wait until the plug-ins serve
            properties.put("labelport.trust", "enforce");
        }
        properties.putAll(config.frameworkProperties());
        return properties;
    }

    /**
     * Uninstalls the plug-ins of the last start. The plug-in manager installs them again when all bundles of the
     * installation are there: otherwise a bundle of the installation could use a plug-in, and would have to be
     * restarted with it.
     */
    private static void forgetPlugins(BundleContext context) throws BundleException {
        for (Bundle bundle : context.getBundles()) {
            if (CacheExpiry.isPlugin(bundle)) {
                bundle.uninstall();
            }
        }
    }

    /**
     * Installs all jars that are bundles and not in the cache; returns one line for each that is none. Also a complete
     * cache may have lost some: the framework removes what it cannot read from it, and goes on without.
     *
     * @throws LaunchException when it is not the jars that are at fault
     */
    private static List<String> install(BundleContext context, BundleJars jars, CacheFolder cache)
            throws LaunchException, BundleException {
        List<String> refused = new ArrayList<>();
        List<Bundle> installed = new ArrayList<>();
        for (Path jar : jars.files()) {
            String location = "reference:" + jar.toUri();
            if (context.getBundle(location) != null) {
                continue;
            }
            try {
                Bundle bundle = context.installBundle(location);
                if (bundle.getSymbolicName() == null) {
                    bundle.uninstall();
                    refused.add(jar + " is not an OSGi bundle and is not used");
                } else {
                    installed.add(bundle);
                }
            } catch (BundleException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                cache.trouble().requireInnocent(cause);
                refused.add(jar + " is not used: " + cause.getMessage());
            }
        }
        for (Bundle bundle : installed) {
            if (Health.meantToRun(bundle)) {
                // The framework is not active yet: this only marks the bundle, and framework.start() starts it.
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
        return refused;
    }
}

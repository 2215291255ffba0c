package org.labelport.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.labelport.command.CommandLineRunner;
import org.labelport.export.ExportEngine;
import org.labelport.settings.Settings;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Labelport running inside this Java program. Thread-safe. Whoever starts it closes it.
 *
 * <pre>{@code
 * try (LabelportRuntime labelport = LabelportRuntime.start(RuntimeConfig.of(Path.of("/opt/labelport")))) {
 *     ExportParams params = ExportParams.from("coco").filter("path", "a.json").to("yolo").destination(out).build();
 *     ExportResult result = labelport.engine().start(params, ExportListener.NONE).await();
 * }
 * }</pre>
 */
public final class LabelportRuntime implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 10_000;
    private static final long PATIENCE_WITH_A_KNOWN_FAULT_MILLIS = 500;

    private final Framework framework;
    private final CacheFolder cache;
    private final List<String> refused;
    private final Health health;

    private LabelportRuntime(Framework framework, CacheFolder cache, List<String> refused) {
        this.framework = framework;
        this.cache = cache;
        this.refused = List.copyOf(refused);
        this.health = new Health(framework.getBundleContext());
    }

    /**
     * Starts the bundles of an installation.
     *
     * @throws LaunchException with one line that says what is missing. Bundles that cannot run do not end the start; see
     *     {@link #faults}
     */
    public static LabelportRuntime start(RuntimeConfig config) throws LaunchException {
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
            framework
                    .getBundleContext()
                    .registerService(Settings.class, Settings.of(Optional.of(config.conf()), config.runs()), null);
            List<String> refused = warm ? List.of() : install(framework.getBundleContext(), jars);
            if (!warm && refused.isEmpty()) {
                cache.completed(fingerprint);
            }
            framework.start();
            framework.getBundleContext().addBundleListener(new ForgetfulCache(framework, cache));
            return new LabelportRuntime(framework, cache, refused);
        } catch (BundleException | IOException e) {
            LaunchException failure = new LaunchException(
                    "the bundles in " + config.home() + " do not start: " + e.getMessage() + ". Remove "
                            + cache.storage() + " if it happens again.",
                    e);
            abandon(framework, cache, failure);
            throw failure;
        } catch (LaunchException e) {
            abandon(framework, cache, e);
            throw e;
        }
    }

    /**
     * Runs exports.
     *
     * @throws LaunchException when the engine does not come up, naming the reasons
     */
    public ExportEngine engine() throws LaunchException, InterruptedException {
        return service(ExportEngine.class, "the export engine");
    }

    /**
     * Runs the commands of the command line.
     *
     * @throws LaunchException when they do not come up, naming the reasons
     */
    public CommandLineRunner commands() throws LaunchException, InterruptedException {
        return service(CommandLineRunner.class, "the command line");
    }

    /** What keeps installed bundles from working, one line each; empty when all is well. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>(refused);
        faults.addAll(health.unresolvedBundles());
        return faults;
    }

    /** Stops all bundles and waits for it. */
    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(PATIENCE_MILLIS);
        } catch (BundleException e) {
            throw new IllegalStateException("the framework does not stop: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            release();
        }
    }

    private void release() {
        try {
            cache.close();
        } catch (IOException e) {
            // A lock ends with the process at the latest, a temporary folder is the system's to tidy.
        }
    }

    private <T> T service(Class<T> type, String what) throws LaunchException, InterruptedException {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(framework.getBundleContext(), type, null);
        tracker.open();
        T service = tracker.getService();
        if (service == null) {
            boolean fault = !faults().isEmpty();
            service = tracker.waitForService(fault ? PATIENCE_WITH_A_KNOWN_FAULT_MILLIS : PATIENCE_MILLIS);
        }
        if (service == null) {
            List<String> reasons = new ArrayList<>(faults());
            reasons.addAll(health.unsatisfiedComponents(type.getName()));
            throw new LaunchException(what + " did not start: "
                    + (reasons.isEmpty() ? "no bundle offers it" : String.join("; ", reasons)));
        }
        return service;
    }

    /**
     * Felix writes the Java version into the names of what the framework offers, with the digits of the default locale: in
     * Arabic or Thai no bundle would find its packages. So these locales are put aside meanwhile.
     */
    private static Framework initialised(RuntimeConfig config, CacheFolder cache)
            throws LaunchException, BundleException {
        Locale usual = Locale.getDefault(Locale.Category.FORMAT);
        boolean otherDigits = !String.format(usual, "%d", 1).equals("1");
        if (otherDigits) {
            Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        }
        try {
            Framework framework = framework(config, cache);
            framework.init();
            return framework;
        } finally {
            if (otherDigits) {
                Locale.setDefault(Locale.Category.FORMAT, usual);
            }
        }
    }

    private static Framework framework(RuntimeConfig config, CacheFolder cache) throws LaunchException {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, cache.storage().toString());
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SharedPackages.ofApi());
        properties.put("felix.cache.locking", "false"); // the cache folder is locked as a whole
        properties.put("felix.log.level", "0"); // it would log to standard output; faults() says what matters
        properties.put("ds.loglevel", "error");
        properties.putAll(config.frameworkProperties());
        return ServiceLoader.load(FrameworkFactory.class, LabelportRuntime.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new LaunchException("no OSGi framework is on the class path. Add Felix to it."))
                .newFramework(properties);
    }

    /** Installs all jars that are bundles; returns one line for each that is none. */
    private static List<String> install(BundleContext context, BundleJars jars) throws BundleException {
        List<String> refused = new ArrayList<>();
        List<Bundle> installed = new ArrayList<>();
        for (Path jar : jars.files()) {
            try {
                Bundle bundle = context.installBundle("reference:" + jar.toUri());
                if (bundle.getSymbolicName() == null) {
                    bundle.uninstall();
                    refused.add(jar + " is no OSGi bundle and is not used");
                } else {
                    installed.add(bundle);
                }
            } catch (BundleException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
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

    private static void abandon(@Nullable Framework framework, CacheFolder cache, LaunchException failure) {
        try {
            if (framework != null) {
                framework.stop();
            }
            cache.close();
        } catch (BundleException | IOException e) {
            failure.addSuppressed(e);
        }
    }
}

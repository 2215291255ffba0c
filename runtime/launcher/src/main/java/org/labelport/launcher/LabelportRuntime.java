package org.labelport.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.labelport.command.CommandLineRunner;
import org.labelport.convert.Converter;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportListener;
import org.labelport.export.RunInfo;
import org.labelport.plugin.PluginListener;
import org.labelport.plugin.PluginManager;
import org.labelport.storage.StorageCatalogue;
import org.labelport.target.TargetHandler;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Runs Labelport inside this Java program. Thread-safe. Whoever starts it closes it.
 *
 * <pre>{@code
 * try (LabelportRuntime labelport = LabelportRuntime.start(RuntimeConfig.of(Path.of("/opt/labelport")))) {
 *     ExportParams params = ExportParams.from("coco").filter("path", "a.json").to("yolo").destination(out).build();
 *     ExportResult result = labelport.engine().start(params, ExportListener.NONE).await();
 * }
 * }</pre>
 */
public final class LabelportRuntime implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = 10_000;
    private static final long BETWEEN_LOOKS_MILLIS = 10;
    private static final long TIMEOUT_WITH_A_KNOWN_FAULT_MILLIS = 500;

    /**
     * Includes services that Felix hides from a host that has a second copy of one of their classes on its class path.
     */
    private static final boolean ALL_SERVICES = true;

    private final Framework framework;
    private final CacheFolder cache;
    private final List<String> refused;
    private final Health health;
    /** Closed only with the framework: a service that nobody uses may be discarded with its state. */
    private final Map<Class<?>, ServiceTracker<?, ?>> used = new ConcurrentHashMap<>();

    /** An object that the host program has registered with the runtime. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {

        /**
         * Removes the object from the runtime; runs that use it keep it. Does nothing when it has been removed already,
         * or the runtime is closed.
         */
        @Override
        void close();
    }

    private LabelportRuntime(FrameworkStart.Started started) {
        this.framework = started.framework();
        this.cache = started.cache();
        this.refused = started.refused();
        this.health = new Health(framework.getBundleContext());
    }

    /**
     * Starts the bundles of an installation. An interrupt of the calling thread is kept for later.
     *
     * @throws LaunchException with one line that says what is missing. Bundles that cannot run do not end the start; see
     *     {@link #faults}
     */
    public static LabelportRuntime start(RuntimeConfig config) throws LaunchException {
        try (KeptInterrupt interrupt = new KeptInterrupt()) {
            return new LabelportRuntime(FrameworkStart.of(config, interrupt));
        }
    }

    /**
     * Runs exports.
     *
     * @throws LaunchException when the engine does not start, naming the reasons
     */
    public ExportEngine engine() throws LaunchException, InterruptedException {
        return service(ExportEngine.class, "the export engine");
    }

    /**
     * Runs the commands of the command line.
     *
     * @throws LaunchException when they do not start, naming the reasons
     */
    public CommandLineRunner commands() throws LaunchException, InterruptedException {
        return service(CommandLineRunner.class, "the command line");
    }

    /**
     * Installs, upgrades and removes plug-ins. Call this again after an upgrade of Labelport's own bundles.
     *
     * @throws IllegalStateException when there is no manager of plug-ins, naming the reasons
     */
    public PluginManager plugins() throws InterruptedException {
        try {
            return service(PluginManager.class, "the manager of plug-ins");
        } catch (LaunchException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Adds a target of the host program, under the name in its {@link org.labelport.target.ProvidesTarget}, until it is
     * removed or the runtime is closed.
     *
     * @throws IllegalArgumentException for one that no request could name, or that does not say what it is, with the reason
     */
    public Registration addTarget(TargetHandler target) {
        return add(TargetHandler.class, target, ServiceProperties.of(target));
    }

    /**
     * Adds a format of the host program, under the name in its {@link org.labelport.convert.ProvidesFormat}, until it
     * is removed or the runtime is closed. Of several formats of one name, runs get the highest version; a format of
     * the host has the version of its jar.
     *
     * @throws IllegalArgumentException for one that no request could name, or that does not say what it is, with the reason
     */
    public Registration addFormat(Converter converter) {
        return add(Converter.class, converter, ServiceProperties.of(converter));
    }

    /** Adds a listener that is told of all runs. */
    public Registration addListener(ExportListener listener) {
        return add(ExportListener.class, listener, new Hashtable<>());
    }

    /** Adds a listener that is told of all changes of plug-ins. */
    public Registration addPluginListener(PluginListener listener) {
        return add(PluginListener.class, listener, new Hashtable<>());
    }

    /** Adds storages that jobs can name. The operator's own list is asked first. */
    public Registration addStorages(StorageCatalogue storages) {
        return add(StorageCatalogue.class, storages, new Hashtable<>());
    }

    private <T> Registration add(Class<T> type, T object, Dictionary<String, ?> properties) {
        ServiceRegistration<T> registration = context().registerService(type, object, properties);
        return () -> {
            try {
                registration.unregister();
            } catch (IllegalStateException e) {
                // The object was removed already, or the runtime is closed.
            }
        };
    }

    /** What keeps installed bundles from working, one line each; empty when all is well. */
    public List<String> faults() {
        context(); // fails if the runtime is closed
        List<String> faults = new ArrayList<>(refused);
        faults.addAll(health.unresolvedBundles());
        return faults;
    }

    /**
     * Cancels the runs that are going on, as {@link org.labelport.export.ExportHandle#cancel} does, then stops all
     * bundles, and waits up to ten seconds for each of the two. Wait for runs whose exports you want before you call
     * this. An interrupt of the calling thread is kept for later. Does nothing when the runtime is closed already.
     */
    @Override
    public void close() {
        try (KeptInterrupt interrupt = new KeptInterrupt()) {
            endRuns(interrupt);
            FrameworkStart.stop(framework, interrupt);
        } catch (BundleException e) {
            throw new IllegalStateException("the framework cannot be stopped: " + e.getMessage(), e);
        } finally {
            release();
        }
    }

    /** Ends all runs, because a run that went on would look for classes in closed bundles. */
    private void endRuns(KeptInterrupt interrupt) {
        ServiceTracker<?, ?> tracker = used.get(ExportEngine.class);
        if (tracker == null || !(tracker.getService() instanceof ExportEngine engine)) {
            return; // the host has started no runs, or the runtime was closed already
        }
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MILLIS);
        for (List<RunInfo> runs = engine.runs(); !runs.isEmpty(); runs = engine.runs()) {
            runs.forEach(run -> engine.cancel(run.id()));
            if (System.nanoTime() - deadline > 0) {
                return; // the run ignores the interrupt; its thread may stay
            }
            interrupt.keepDuring(Thread::sleep, BETWEEN_LOOKS_MILLIS);
        }
    }

    private void release() {
        try {
            cache.close();
        } catch (IOException e) {
            // A lock ends with the process at the latest, a temporary folder is the system's to tidy.
        }
    }

    private BundleContext context() {
        BundleContext context = framework.getBundleContext();
        if (context == null) {
            throw new IllegalStateException("this runtime is closed. Start another one.");
        }
        return context;
    }

    private <T> T service(Class<T> type, String what) throws LaunchException, InterruptedException {
        BundleContext context = context();
        ServiceTracker<?, ?> tracker = used.computeIfAbsent(type, name -> opened(context, name));
        Object service = tracker.getService();
        if (service == null) {
            boolean fault = !faults().isEmpty() || !health.hasComponent(type.getName());
            service = tracker.waitForService(fault ? TIMEOUT_WITH_A_KNOWN_FAULT_MILLIS : TIMEOUT_MILLIS);
        }
        if (service == null) {
            cache.trouble().requireWritable();
            List<String> reasons = new ArrayList<>(faults());
            reasons.addAll(health.unsatisfiedComponents(type.getName()));
            throw new LaunchException(what + " did not start: "
                    + (reasons.isEmpty() ? "no bundle offers it" : String.join("; ", reasons)));
        }
        return type.cast(service);
    }

    private static ServiceTracker<?, ?> opened(BundleContext context, Class<?> type) {
        ServiceTracker<?, ?> tracker = new ServiceTracker<>(context, type.getName(), null);
        tracker.open(ALL_SERVICES);
        return tracker;
    }
}

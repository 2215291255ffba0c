package org.labelport.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.launcher.LabelportRuntime;
import org.labelport.launcher.LaunchException;
import org.labelport.launcher.RuntimeConfig;
import org.labelport.plugin.Plugin;
import org.labelport.plugin.PluginEvent;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginManager;
import org.labelport.report.ExportException;

/** A runtime in this JVM with settings, a folder of plug-ins and a listener of its own. */
final class PluginLab implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Good plug-ins pass their self-check however busy the machine is. */
    static final String PATIENT = "{\"selfCheckSeconds\": 600}";

    private static final String SETTINGS = "plugins.json";

    private final Path folder;
    private final LabelportRuntime runtime;
    private final List<PluginEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger exports = new AtomicInteger();

    private PluginLab(Path folder, LabelportRuntime runtime) {
        this.folder = folder;
        this.runtime = runtime;
        runtime.addPluginListener(events::add);
    }

    static PluginLab start(Path folder) throws LaunchException, IOException {
        if (Files.notExists(conf(folder).resolve(SETTINGS))) {
            settings(folder, PATIENT);
        }
        return new PluginLab(folder, LabelportRuntime.start(config(folder)));
    }

    static RuntimeConfig config(Path folder) {
        return RuntimeConfig.of(LabelportProcess.script().getParent())
                .withConf(conf(folder))
                .withPlugins(drops(folder))
                .withRuns(folder.resolve("runs"))
                .withCache(folder.resolve("cache"));
    }

    /** Writes the settings of plug-ins, a JSON object. */
    static void settings(Path folder, String json) throws IOException {
        Files.writeString(Files.createDirectories(conf(folder)).resolve(SETTINGS), json);
    }

    static Path conf(Path folder) {
        return folder.resolve("conf");
    }

    /** The drop folder. */
    static Path drops(Path folder) {
        return folder.resolve("plugins");
    }

    LabelportRuntime runtime() {
        return runtime;
    }

    ExportEngine engine() throws LaunchException, InterruptedException {
        return runtime.engine();
    }

    PluginManager plugins() throws LaunchException, InterruptedException {
        return runtime.plugins();
    }

    List<PluginEvent> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** A request for the format {@code tables} from the example of the project. */
    ExportParams.Builder request() {
        return ExportParams.from("coco")
                .filter(
                        "path",
                        LabelportProcess.project("examples/shapes/annotations.json")
                                .toString())
                .filter(
                        "images",
                        LabelportProcess.project("examples/shapes/images").toString())
                .destination(folder.resolve("out" + exports.incrementAndGet()));
    }

    /** Starts an export that lasts until the gate of its source is opened, and waits until it has begun. */
    ExportHandle startLong(GatedSource source) throws ExportException, LaunchException, InterruptedException {
        ExportHandle run = engine().start(
                        ExportParams.from("gated")
                                .to("tables")
                                .destination(folder.resolve("out" + exports.incrementAndGet()))
                                .build(),
                        ExportListener.NONE);
        source.awaitRun();
        return run;
    }

    /** Exports to the format, and returns which version of the plug-in wrote it. */
    String exportedBy(String format) throws ExportException, LaunchException, InterruptedException, IOException {
        return writer(engine().start(request().to(format).build(), ExportListener.NONE)
                .await());
    }

    /** Which version wrote an export. */
    static String writer(ExportResult result) throws IOException {
        Path table = result.exports().get(0).folder().resolve("tables.txt");
        return Files.readAllLines(table).get(0);
    }

    /** The plug-ins of a name, as {@code 1.0.0 serving}. */
    List<String> states(String name) throws PluginException, LaunchException, InterruptedException {
        List<String> states = new ArrayList<>();
        for (Plugin plugin : plugins().list()) {
            if (plugin.id().name().equals(name)) {
                states.add(plugin.id().version() + " " + plugin.state().name().toLowerCase(Locale.ROOT));
            }
        }
        return states;
    }

    /** Waits until something is so. */
    static void await(String what, Callable<Boolean> condition) throws Exception {
        await(what, true, condition);
    }

    /** Waits until something is as expected. */
    static void await(String what, Object expected, Callable<?> actual) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Object found = actual.call();
        while (!expected.equals(found)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what + ": expected " + expected
                        + ", was " + found);
            }
            Thread.sleep(1);
            found = actual.call();
        }
    }

    @Override
    public void close() {
        runtime.close();
    }
}

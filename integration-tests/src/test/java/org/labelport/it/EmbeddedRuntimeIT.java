package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.export.ExportEngine;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportStatus;
import org.labelport.export.TargetInfo;
import org.labelport.launcher.LabelportRuntime;
import org.labelport.launcher.LabelportRuntime.Registration;
import org.labelport.launcher.LaunchException;
import org.labelport.launcher.RuntimeConfig;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.plugin.PluginEvent;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules;
import org.labelport.report.ExportException;

/** Labelport inside a Java program. */
class EmbeddedRuntimeIT {

    private static final Path HOME = LabelportProcess.script().getParent();
    private static final long PATIENCE_MILLIS = 120_000;

    /** Of all tests, as of all programs of a user. */
    @TempDir
    static Path cache;

    @TempDir
    Path folder;

    private RuntimeConfig config;

    @BeforeEach
    void configure() {
        config = config(HOME, "plugins");
    }

    private RuntimeConfig config(Path home, String plugins) {
        return RuntimeConfig.of(home)
                .withConf(folder.resolve("conf"))
                .withPlugins(folder.resolve(plugins))
                .withCache(cache);
    }

    private static ExportParams.Builder shapes() {
        return ExportParams.from("coco")
                .filter(
                        "path",
                        LabelportProcess.project("examples/shapes/annotations.json")
                                .toString())
                .filter(
                        "images",
                        LabelportProcess.project("examples/shapes/images").toString());
    }

    private static Path exported(ExportEngine engine, ExportParams.Builder params, Path out) throws Exception {
        ExportResult result = engine.start(params.to("csv").destination(out).build(), ExportListener.NONE)
                .await();
        return result.exports().get(0).folder();
    }

    @Test
    void runtimesOfOneProcessDoNotDisturbEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (LabelportRuntime stays = LabelportRuntime.start(config(HOME, "plugins-1"))) {
            List<Future<Path>> exports = new ArrayList<>();
            try (LabelportRuntime goes = LabelportRuntime.start(config(HOME, "plugins-2"))) {
                for (int i = 0; i < 4; i++) {
                    exports.add(threads.submit(export(stays, "stays" + i)));
                    exports.add(threads.submit(export(goes, "goes" + i)));
                }
                Registration desk = goes.addTarget(desk());
                assertTrue(targets(goes).contains("memory"));
                assertFalse(targets(stays).contains("memory"), "one runtime's target is the other's");
                desk.close();
                for (Future<Path> export : exports) {
                    export.get();
                }
            }
            exports.add(threads.submit(export(stays, "alone")));
            Set<Object> written = Set.of();
            for (Future<Path> export : exports) {
                Object hashes = FolderHashes.of(export.get());
                written = written.isEmpty() ? Set.of(hashes) : written;
                assertEquals(written, Set.of(hashes));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** An interrupt is the caller's, also where the framework waits while something starts. */
    @Test
    void interruptOfTheCallerStays() throws Exception {
        Thread.currentThread().interrupt();
        try (LabelportRuntime runtime = LabelportRuntime.start(config)) {
            assertTrue(Thread.interrupted(), "after the start of the runtime");
            ExportEngine engine = runtime.engine();
            ExportParams params =
                    shapes().to("csv").destination(folder.resolve("out")).build();
            Thread.currentThread().interrupt();
            ExportHandle run = engine.start(params, ExportListener.NONE);
            assertTrue(Thread.interrupted(), "after the start of the run");
            assertEquals(ExportStatus.DONE, run.await().exports().isEmpty() ? ExportStatus.FAILED : run.status());
            Thread.currentThread().interrupt();
            engine.start(shapes().to("yolo").destination(folder.resolve("out")).build(), ExportListener.NONE);
            assertTrue(Thread.interrupted(), "after the start of the second run");
        }
        assertFalse(Thread.interrupted());
    }

    private Callable<Path> export(LabelportRuntime runtime, String out) {
        return () -> exported(runtime.engine(), shapes(), folder.resolve(out));
    }

    private static List<String> targets(LabelportRuntime runtime) throws LaunchException, InterruptedException {
        return runtime.engine().targets().stream().map(TargetInfo::id).toList();
    }

    @Test
    void closedRuntimeLeavesNoThread() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (LabelportRuntime runtime = LabelportRuntime.start(config)) {
            exported(runtime.engine(), shapes(), folder.resolve("out"));
        }
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        Set<String> left = newThreads(before);
        while (!left.isEmpty() && System.currentTimeMillis() < deadline) {
            Thread.sleep(10);
            left = newThreads(before);
        }
        assertEquals(Set.of(), left);
    }

    private static Set<String> newThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }

    private static MemorySource desk() {
        MemorySource desk = new MemorySource(new Taxonomy(List.of(Category.of("cup"))));
        desk.set(List.of(Item.of(
                "1",
                "desk.png",
                Media.Image.of(Blob.ABSENT, 640, 480),
                List.of(Annotation.of("a", "cup", Shape.Box.of(10, 20, 30, 40))))));
        return desk;
    }

    @Test
    void exportReadsTheHostsObjectsUntilTheyAreTakenBack() throws Exception {
        try (LabelportRuntime runtime = LabelportRuntime.start(config)) {
            ExportParams.Builder params = ExportParams.from("memory");
            Registration desk = runtime.addTarget(desk());
            Path export = exported(runtime.engine(), params, folder.resolve("out"));
            String csv = Files.readString(export.resolve("annotations.csv"));
            assertTrue(csv.contains("desk.png") && csv.contains("cup"), csv);

            desk.close();
            desk.close();
            ExportException gone = assertThrows(
                    ExportException.class, () -> exported(runtime.engine(), params, folder.resolve("out")));
            assertEquals("target.unknown", gone.code());
        }
    }

    @Test
    void exportWritesAFormatOfTheHostUntilItIsTakenBack() throws Exception {
        try (LabelportRuntime runtime = LabelportRuntime.start(config)) {
            ItemRecorder recorder = new ItemRecorder();
            Registration format = runtime.addFormat(recorder);
            ExportParams params = shapes().to(ItemRecorder.FORMAT)
                    .destination(folder.resolve("out"))
                    .build();
            runtime.engine().start(params, ExportListener.NONE).await();
            assertEquals(12, recorder.take().size());

            format.close();
            format.close();
            ExportException gone =
                    assertThrows(ExportException.class, () -> runtime.engine().start(params, ExportListener.NONE));
            assertEquals("format.unknown", gone.code());
        }
    }

    @Test
    void hostsObjectIsKnownByItsOwnJar() throws Exception {
        try (LabelportRuntime runtime = LabelportRuntime.start(config)) {
            runtime.addTarget(desk());
            TargetInfo memory = runtime.engine().targets().stream()
                    .filter(target -> target.id().equals("memory"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("org.labelport.it", memory.provider());
        }
    }

    @Test
    void listenerHearsRunsUntilItIsTakenBack() throws Exception {
        try (LabelportRuntime runtime = LabelportRuntime.start(config)) {
            Queue<ExportEvent> heard = new ConcurrentLinkedQueue<>();
            Registration listener = runtime.addListener((run, event) -> heard.add(event));
            exported(runtime.engine(), shapes(), folder.resolve("out"));
            assertFalse(heard.isEmpty());

            listener.close();
            heard.clear();
            exported(runtime.engine(), shapes(), folder.resolve("out"));
            assertEquals(List.of(), List.copyOf(heard));
        }
    }

    @Test
    void brokenConfigurationIsOneLineThatSaysWhatToDo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(
                "there is no folder " + folder.resolve("nowhere/bundles") + ". Name the folder of an unpacked Labelport"
                        + " (-Dlabelport.home for the command).",
                refusal(RuntimeConfig.of(folder.resolve("nowhere"))));
        assertEquals(
                file + " is not a folder, so it cannot be the folder of settings. Name another one, or move the file"
                        + " away.",
                refusal(config.withConf(file)));
        assertEquals(
                file + " is not a folder, so it cannot be the folder of plug-ins. Name another one, or move the file"
                        + " away.",
                refusal(config.withPlugins(file)));
    }

    private static String refusal(RuntimeConfig broken) {
        return assertThrows(
                        LaunchException.class,
                        () -> LabelportRuntime.start(broken).close())
                .getMessage();
    }

    @Test
    void withoutPluginsTheInstallationServesAlone() throws Exception {
        Files.createDirectories(folder.resolve("plugins/.store"));
        Files.writeString(folder.resolve("plugins/.store/state.json"), "damaged");

        try (LabelportRuntime alone = LabelportRuntime.start(config.withoutPlugins())) {
            assertTrue(alone.engine().targets().stream()
                    .anyMatch(target -> target.id().equals("coco")));
            PluginException refusal =
                    assertThrows(PluginException.class, () -> alone.plugins().install("a.jar", PluginRules.USUAL));
            assertEquals("plugin.no-folder", refusal.code());
        }
    }

    @Test
    void missingManagerOfPluginsIsNamed() throws Exception {
        Path home = installationWithout("org.labelport.plugins-");
        try (LabelportRuntime runtime = LabelportRuntime.start(config(home, "plugins"))) {
            runtime.addPluginListener((PluginEvent event) -> {});
            String message =
                    assertThrows(IllegalStateException.class, runtime::plugins).getMessage();
            assertTrue(
                    message.startsWith("the manager of plug-ins did not start: ")
                            && message.endsWith("no bundle offers org.labelport.plugin.PluginManager"),
                    message);
        }
    }

    private Path installationWithout(String jar) throws IOException {
        Path bundles = Files.createDirectories(folder.resolve("home/bundles"));
        for (Path bundle : Shipped.bundles()) {
            String name = bundle.getFileName().toString();
            if (!name.startsWith(jar)) {
                Files.copy(bundle, bundles.resolve(name));
            }
        }
        return bundles.getParent();
    }
}

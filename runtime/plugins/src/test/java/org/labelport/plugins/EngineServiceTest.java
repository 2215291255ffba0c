package org.labelport.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.export.ExportParams.Requirements;
import org.labelport.export.JobRules;
import org.labelport.model.JsonText;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

@Timeout(60)
class EngineServiceTest {

    @TempDir
    Path cache;

    private Framework framework;

    private EngineService engine(Map<String, String> properties) throws BundleException {
        Map<String, String> configuration = new HashMap<>(properties);
        configuration.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        framework = new FrameworkFactory().newFramework(configuration);
        framework.init();
        return new EngineService(null, framework.getBundleContext());
    }

    @AfterEach
    void stop() throws BundleException {
        framework.stop();
    }

    @Test
    void nobodyWaitsWhereNobodyManagesPlugins() throws BundleException {
        assertEquals(List.of(), engine(Map.of()).formats());
    }

    @Test
    void requestsThatNeedFormatsWaitForThoseOfTheFolder() throws Exception {
        EngineService engine = engine(Map.of("labelport.plugins.managed", "true"));
        ExportParams params = ExportParams.from("x").to("y").build();
        Map<String, Executable> requests = Map.of(
                "formats", engine::formats,
                "targets", engine::targets,
                "choose", () -> engine.choose("y", Requirements.NONE),
                "job", () -> engine.job(JsonText.of("{}"), JobRules.USUAL),
                "start", () -> engine.start(params, ExportListener.NONE),
                "plan", () -> engine.plan(params, ExportListener.NONE),
                "verify", () -> engine.verify(cache, new FormatRequest("y", Map.of()), problem -> {}));
        Set<String> answered = new ConcurrentSkipListSet<>();
        Map<String, Thread> threads = new HashMap<>();
        requests.forEach((name, request) -> threads.put(name, new Thread(() -> {
            try {
                request.execute();
            } catch (Throwable e) {
                // There is no such format, which is an answer, too.
            }
            answered.add(name);
        })));
        threads.values().forEach(Thread::start);

        for (Thread thread : threads.values()) {
            thread.join(30);
        }
        engine.runs();
        engine.engine().formats();
        assertEquals(Set.of(), answered);

        engine.gate().open(Optional.empty());
        for (Thread thread : threads.values()) {
            thread.join();
        }
        assertEquals(new TreeSet<>(requests.keySet()), answered);
    }

    @Test
    void requestsOfAnInterruptedThreadWaitToo() throws Exception {
        EngineService engine = engine(Map.of("labelport.plugins.managed", "true"));
        CompletableFuture<Boolean> interruptedAfterwards = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            Thread.currentThread().interrupt();
            engine.formats();
            interruptedAfterwards.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();

        thread.join(30);
        assertFalse(interruptedAfterwards.isDone());

        engine.gate().open(Optional.empty());
        assertTrue(interruptedAfterwards.get());
    }

    @Test
    void closedEngineSaysSoAndStillKnowsItsRuns() throws Exception {
        EngineService engine = engine(Map.of());
        ExportParams params = ExportParams.from("x").to("y").build();
        engine.close();
        for (Executable request : List.<Executable>of(
                engine::formats,
                () -> engine.start(params, ExportListener.NONE),
                () -> engine.resume("abc", cache, ExportListener.NONE))) {
            String message = assertThrows(IllegalStateException.class, request).getMessage();
            assertTrue(message.startsWith("this engine is closed. "), message);
        }
        assertEquals(List.of(), engine.runs());
        assertFalse(engine.cancel("abc"));
    }
}

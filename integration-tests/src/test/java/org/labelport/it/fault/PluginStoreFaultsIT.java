package org.labelport.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labelport.it.PluginJar;
import org.labelport.it.fault.Faults.Fault;
import org.labelport.launcher.LabelportRuntime;
import org.labelport.launcher.LaunchException;
import org.labelport.launcher.RuntimeConfig;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules;

/** The disk of the folder of plug-ins fails, fills, is locked or dies with the process, at any operation of a change. */
@Tag("faults")
@Timeout(900)
class PluginStoreFaultsIT {

    private static final String TABLES = "com.acme.tables";
    private static final List<String> BEFORE = List.of("1.0.0 serving");
    private static final List<String> AFTER = List.of("1.0.0 kept", "1.1.0 serving");
    private static final Set<String> CODES = Set.of(
            "plugin.folder-unusable",
            "plugin.state-unreadable",
            "plugin.store",
            "plugin.store-damaged",
            "plugin.unreadable");

    @TempDir
    Path folder;

    private final Faults faults = Faults.here();
    private final Violations violations = new Violations(faults);
    private Path plugins;
    private Path one;
    private Path two;
    private Optional<LabelportRuntime> runtime = Optional.empty();

    @BeforeEach
    void makeJars() throws IOException {
        plugins = Files.createDirectory(folder.resolve("plugins"));
        one = PluginJar.of(TABLES, "1.0.0").in(folder);
        two = PluginJar.of(TABLES, "1.1.0").in(folder);
        Files.writeString(
                Files.createDirectory(folder.resolve("conf")).resolve("plugins.json"),
                "{\"allowUnsigned\": true, \"selfCheckSeconds\": 600}");
    }

    @AfterEach
    void end() throws IOException {
        faults.end();
        faults.closeAll();
        stop();
    }

    @ParameterizedTest
    @EnumSource
    void upgradeIsMadeOrNot(FileFault fault) throws Exception {
        reset();
        faults.begin(plugins, Fault.NONE);
        runtime().plugins().upgrade(two.toString(), PluginRules.USUAL);
        long operations = faults.steps().size();
        Moments.of(operations, fault.ordinal())
                .forEach(n -> violations.none(n, () -> {
                    reset();
                    faults.begin(plugins, fault.at(n));
                    Optional<Throwable> failure = upgraded();
                    faults.end();
                    if (fault == FileFault.CRASH) {
                        faults.closeAll();
                        stop();
                    } else {
                        check(failure);
                    }
                    List<String> states = states();
                    violations.check(
                            states.equals(AFTER)
                                    || states.equals(BEFORE) && (failure.isPresent() || fault == FileFault.CRASH),
                            "after " + failure + ": " + states);
                    runtime().plugins().upgrade(two.toString(), PluginRules.USUAL);
                    violations.check(states().equals(AFTER), "upgraded again: " + states());
                    checkNothingIsLeft();
                }));
        violations.report();
    }

    /** It is no damaged jar, is not refused for good, and needs no other change of the folder. */
    @Test
    void droppedJarServesWhenTheDiskWorksAgain() throws Exception {
        drop();
        faults.begin(plugins, Fault.NONE);
        assertEquals(BEFORE, states());
        Map<Operation, Long> first = new EnumMap<>(Operation.class);
        Map<Operation, Long> last = new EnumMap<>(Operation.class);
        for (Faults.Step step : faults.steps()) {
            if (step.path().startsWith(plugins.resolve(".store/jars"))) {
                first.putIfAbsent(step.operation(), step.number());
                last.put(step.operation(), step.number());
            }
        }
        Set<Long> moments = new TreeSet<>(first.values());
        moments.addAll(last.values());
        for (long n : moments) {
            violations.none(n, () -> {
                clear();
                drop();
                faults.begin(plugins, FileFault.BROKEN_DISK.at(n));
                runtime().engine().formats();
                faults.end();
                for (int wait = 0; wait < 300 && !states().equals(BEFORE); wait++) {
                    Thread.sleep(100);
                }
                violations.check(states().equals(BEFORE), "it does not serve: " + states());
            });
        }
        violations.report();
    }

    private void drop() throws IOException {
        Path jar = Files.copy(one, folder.resolve("whole.jar"), StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0)); // it is not being copied any more
        Files.move(jar, plugins.resolve("tables.jar"));
    }

    private LabelportRuntime runtime() throws LaunchException {
        if (runtime.isEmpty()) {
            runtime = Optional.of(LabelportRuntime.start(
                    RuntimeConfig.of(Path.of(System.getProperty("labelport.root"), "distribution/target/labelport"))
                            .withConf(folder.resolve("conf"))
                            .withPlugins(plugins)
                            .withRuns(folder.resolve("runs"))
                            .withCache(folder.resolve("cache"))));
        }
        return runtime.get();
    }

    private void stop() {
        runtime.ifPresent(LabelportRuntime::close);
        runtime = Optional.empty();
    }

    private void reset() throws Exception {
        faults.end();
        if (!states().isEmpty()) {
            runtime().plugins().uninstall(TABLES, PluginRules.USUAL);
        }
        runtime().plugins().install(one.toString(), PluginRules.USUAL);
    }

    private void clear() throws IOException {
        faults.end();
        stop();
        try (Stream<Path> files = Files.walk(plugins)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private Optional<Throwable> upgraded() throws LaunchException, InterruptedException {
        try {
            runtime().plugins().upgrade(two.toString(), PluginRules.USUAL);
            return Optional.empty();
        } catch (PluginException | FileFault.Crash e) {
            return Optional.of(e);
        }
    }

    private void check(Optional<Throwable> failure) {
        if (failure.isPresent() && failure.get() instanceof PluginException refused) {
            String line = refused.line();
            violations.check(CODES.contains(refused.code()), "the code is not expected: " + line);
            violations.check(!line.contains("\n") && !line.contains("Exception"), line);
            violations.check(
                    line.matches(".*([Tt]ry|[Cc]heck|[Ff]ree|right).*"), "it does not say what to do: " + line);
        }
    }

    private List<String> states() throws Exception {
        runtime().engine().formats(); // waits until the plug-ins of the folder serve
        return runtime().plugins().list().stream()
                .filter(plugin -> plugin.id().name().equals(TABLES))
                .map(plugin ->
                        plugin.id().version() + " " + plugin.state().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private void checkNothingIsLeft() throws IOException {
        violations.check(names(".store/jars").size() == 2, "jars: " + names(".store/jars"));
        violations.check(
                names(".store").equals(Set.of("jars", "lock", "log.ndjson", "state.json")), "left " + names(".store"));
    }

    private Set<String> names(String below) throws IOException {
        try (Stream<Path> files = Files.list(plugins.resolve(below))) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }
}

package org.labelport.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labelport.export.ExportHandle;
import org.labelport.it.LifecycleModel.Build;
import org.labelport.launcher.LabelportRuntime;
import org.labelport.model.Taxonomy;
import org.labelport.plugin.Plugin;
import org.labelport.plugin.PluginEvent;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules;
import org.labelport.report.ExportException;

/** Changes of one plug-in in real runtimes, each made to a {@link LifecycleModel}, too, and compared with it. */
final class Lifecycle implements AutoCloseable {

    private static final String TABLES = "com.acme.tables";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<Build, Path> jars;
    private final LifecycleModel model = new LifecycleModel();
    private final List<PluginLab> labs = new ArrayList<>();
    private Optional<LongRun> run = Optional.empty();

    private record LongRun(
            GatedSource source, LabelportRuntime.Registration target, ExportHandle handle, Build build) {}

    /** What people do. */
    enum Deed {
        INSTALL,
        UPGRADE,
        CHOOSE,
        ROLLBACK,
        UNINSTALL_ONE,
        UNINSTALL_ALL,
        DROP,
        TAKE_AWAY,
        BEGIN_RUN,
        END_RUN,
        OTHER_RUNTIME,
        RESTART,
        KILLED_UPGRADE;

        private static final Deed[] ALL = values();
    }

    /**
     * One of the deeds.
     *
     * @param file in the drop folder
     * @param chance chooses what else there is to choose
     */
    record Step(Deed deed, Build build, String file, int chance) {

        static Step any(Random random) {
            Deed deed = Deed.ALL[random.nextInt(Deed.ALL.length)];
            Build build = Build.values()[random.nextInt(Build.values().length)];
            return new Step(deed, build, random.nextBoolean() ? "a.jar" : "b.jar", random.nextInt(1000));
        }

        @Override
        public String toString() {
            return deed + " " + build + " " + file + " " + chance;
        }
    }

    /** @param jars one of each build, which stay where they are */
    Lifecycle(Path folder, Map<Build, Path> jars) throws Exception {
        this.folder = folder;
        this.jars = jars;
        Files.createDirectories(PluginLab.drops(folder));
        labs.add(PluginLab.start(folder));
    }

    /** Makes one step, and compares all that can be seen. */
    void make(Step step) throws Exception {
        switch (step.deed) {
            case DROP -> drop(step);
            case TAKE_AWAY -> {
                Files.deleteIfExists(PluginLab.drops(folder).resolve(step.file));
                model.takeAway(step.file);
            }
            case BEGIN_RUN -> beginRun();
            case END_RUN -> endRun();
            case OTHER_RUNTIME -> otherRuntime();
            case RESTART -> restart();
            case KILLED_UPGRADE -> killedUpgrade(step);
            default -> command(step);
        }
        compare();
    }

    private void command(Step step) throws Exception {
        PluginLab lab = labs.get(step.chance % labs.size());
        String jar = jars.get(step.build).toString();
        String exactly = TABLES + "@" + step.build.version();
        PluginRules rules = PluginRules.USUAL;
        switch (step.deed) {
            case INSTALL -> same(model.install(step.build), () -> lab.plugins().install(jar, rules));
            case UPGRADE -> same(model.upgrade(step.build), () -> lab.plugins().upgrade(jar, rules));
            case CHOOSE ->
                same(
                        model.choose(step.build.version()),
                        () -> lab.plugins().upgrade(exactly, rules.allowingDowngrade()));
            case ROLLBACK -> same(model.rollback(), () -> lab.plugins().rollback("tables", rules));
            case UNINSTALL_ONE ->
                same(model.uninstall(step.build.version()), () -> lab.plugins().uninstall(exactly, rules));
            default -> same(model.uninstall(""), () -> lab.plugins().uninstall(TABLES, rules));
        }
    }

    private void same(Optional<String> refusal, Callable<?> change) throws Exception {
        String state = state();
        try {
            change.call();
            equal("refusal", refusal, Optional.empty());
        } catch (PluginException e) {
            equal("refusal", refusal, Optional.of(e.code()));
            equal("state after a refusal", state, state());
        }
    }

    private String state() throws IOException {
        Path state = PluginLab.drops(folder).resolve(".store/state.json");
        return Files.exists(state) ? Files.readString(state) : "";
    }

    private void drop(Step step) throws IOException {
        Path drops = PluginLab.drops(folder);
        Path whole = Files.copy(jars.get(step.build), drops.resolve(".incoming"));
        Files.move(whole, drops.resolve(step.file), StandardCopyOption.ATOMIC_MOVE);
        model.drop(step.file, step.build);
    }

    private void beginRun() throws Exception {
        if (run.isEmpty() && model.first().isPresent()) {
            GatedSource source = new GatedSource(Taxonomy.EMPTY, GatedSource.items(4));
            LabelportRuntime.Registration target = labs.get(0).runtime().addTarget(source);
            run = Optional.of(new LongRun(
                    source, target, labs.get(0).startLong(source), model.first().get()));
        }
    }

    private void endRun() throws Exception {
        if (run.isPresent()) {
            LongRun ending = run.get();
            run = Optional.empty();
            ending.source.open();
            equal("writer of the long run", ending.build.version(), PluginLab.writer(ending.handle.await()));
            ending.target.close();
        }
    }

    private void otherRuntime() throws Exception {
        if (labs.size() == 1) {
            labs.add(PluginLab.start(folder));
        } else {
            labs.remove(1).close();
        }
    }

    private void restart() throws Exception {
        endRun();
        labs.remove(0).close();
        labs.add(0, PluginLab.start(folder));
    }

    /** In a process that dies in the middle, at one of the events. */
    private void killedUpgrade(Step step) throws Exception {
        PluginEvent.Step last = PluginEvent.Step.values()[step.chance % PluginEvent.Step.values().length];
        LabelportProcess child =
                PluginKillIT.child(folder, last.name(), jars.get(step.build).toString());
        int code = child.await().exitCode();
        boolean counts = last.compareTo(PluginEvent.Step.COMMITTED) >= 0 && last != PluginEvent.Step.FAILED;
        if (code == 9 && counts) {
            equal("refusal", Optional.empty(), model.upgrade(step.build));
        } else {
            equal("exit code of the child", true, code == 9 || code == 1);
        }
        // What it has left in the store goes with the next change, also with one that is refused.
        try {
            labs.get(0).plugins().uninstall("none", PluginRules.USUAL);
        } catch (PluginException e) {
            equal("code", "plugin.not-installed", e.code());
        }
    }

    private void compare() throws Exception {
        for (PluginLab lab : labs) {
            Optional<Build> held = lab == labs.get(0) ? run.map(LongRun::build) : Optional.empty();
            PluginLab.await("list of runtime " + labs.indexOf(lab), model.listed(held), () -> listed(lab));
            PluginLab.await(
                    "formats",
                    model.versions(),
                    () -> lab.engine().formats().stream()
                            .filter(format -> format.descriptor().id().equals("tables"))
                            .map(format -> format.version())
                            .collect(Collectors.toCollection(TreeSet::new)));
            equal("written by", model.first().map(Build::version), writtenBy(lab));
        }
        PluginLab.await(
                "jars of the store", model.jars(), () -> names(".store/jars").size());
        PluginLab.await("what else is in the store", Set.of(), () -> {
            Set<String> names = names(".store");
            names.removeAll(Set.of("jars", "lock", "log.ndjson", "state.json"));
            return names;
        });
        Path log = PluginLab.drops(folder).resolve(".store/log.ndjson");
        if (Files.exists(log)) {
            for (String line : Files.readAllLines(log)) {
                JSON.readTree(line);
            }
        }
        long running = model.listed(run.map(LongRun::build)).stream()
                .filter(line -> line.endsWith("serving") || line.endsWith("draining"))
                .count();
        PluginLab.await("bundles on disk", running, this::bundlesOnDisk);
    }

    /** Those of the first runtime, which has the first of the caches. */
    private long bundlesOnDisk() throws IOException {
        long found = 0;
        try (Stream<Path> all = Files.walk(folder.resolve("cache/bundles-0"))) {
            for (Path info : all.filter(file -> file.endsWith("bundle.info")).toList()) {
                found += Files.readString(info, StandardCharsets.ISO_8859_1).contains("plugin:" + TABLES) ? 1 : 0;
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            return -1; // one is just being removed
        }
        return found;
    }

    private static Set<String> listed(PluginLab lab) throws Exception {
        Set<String> listed = new TreeSet<>();
        for (Plugin plugin : lab.plugins().list()) {
            if (plugin.id().name().equals(TABLES)) {
                listed.add(plugin.id().version() + " " + plugin.state().name().toLowerCase(Locale.ROOT));
            } else if (plugin.state() == Plugin.State.REFUSED) {
                listed.add(plugin.id().name() + " refused "
                        + plugin.problem().orElse("").replaceAll("(?s).*\\((plugin\\.[a-z-]+)\\)", "$1"));
            }
        }
        return listed;
    }

    private static Optional<String> writtenBy(PluginLab lab) throws Exception {
        try {
            return Optional.of(lab.exportedBy("tables"));
        } catch (ExportException e) {
            equal("code of an export to nothing", "format.unknown", e.code());
            return Optional.empty();
        }
    }

    private Set<String> names(String place) throws IOException {
        Path there = PluginLab.drops(folder).resolve(place);
        if (!Files.exists(there)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(there)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static void equal(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError(what + ": expected " + expected + ", was " + actual);
        }
    }

    @Override
    public void close() {
        run.ifPresent(left -> left.source.open());
        labs.forEach(PluginLab::close);
    }
}

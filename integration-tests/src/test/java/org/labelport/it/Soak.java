package org.labelport.it;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportEvent.Phase;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.OnLoss;
import org.labelport.export.ExportParams.Packing;
import org.labelport.export.ExportResult;
import org.labelport.it.LabelportProcess.Ended;
import org.labelport.it.plugin.TablesConverter;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules;
import org.labelport.report.ExportException;

/** Round after round in one runtime, of all that people do to exports, with the invariants checked after each. */
final class Soak implements AutoCloseable {

    private static final String TABLES = "com.acme.tables";
    private static final List<String> FORMATS =
            List.of("yolo-darknet", "coco", "csv", "voc", "cvat-images", "label-studio");
    private static final PluginRules RULES = PluginRules.USUAL.allowingUnsigned();

    private final Path folder;
    private final Random random;
    private final PluginLab lab;
    private final SoakInvariants invariants = new SoakInvariants();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final List<WeakReference<ClassLoader>> loaders = new CopyOnWriteArrayList<>();
    private int version;
    private int rounds;

    /** What a round does. */
    enum Kind {
        GOOD,
        HOSTILE,
        FAILING,
        CANCELLED,
        CONTINUED,
        PLUGIN_CHANGED,
        KILLED
    }

    private Soak(Path folder, long seed) throws Exception {
        this.folder = folder;
        this.random = new Random(seed);
        System.getProperties().put(TablesConverter.LOADERS, loaders);
        this.lab = PluginLab.start(folder.resolve("lab"));
    }

    static Soak start(Path folder, long seed) throws Exception {
        Soak soak = new Soak(folder, seed);
        SoakData.write(folder);
        soak.lab.plugins().install(soak.jar(0), RULES);
        return soak;
    }

    /** Goes on for a time, and at least until each kind of round was there. */
    void run(long nanos) throws Exception {
        long end = System.nanoTime() + nanos;
        for (Kind kind : Kind.values()) {
            round(kind);
        }
        while (System.nanoTime() < end) {
            round(Kind.values()[random.nextInt(Kind.values().length)]);
        }
    }

    Map<Kind, Integer> counts() {
        return counts;
    }

    List<String> violations() {
        return invariants.violations();
    }

    int classLoaders() {
        return loaders.size();
    }

    private void round(Kind kind) throws Exception {
        Path out = folder.resolve("out/" + rounds++);
        invariants.begin("round " + rounds + ", " + kind);
        counts.merge(kind, 1, Integer::sum);
        switch (kind) {
            case GOOD -> export(good(), out);
            case HOSTILE -> export(new Request("hostile", coco("hostile.json").to(any(FORMATS))), out);
            case FAILING ->
                export(new Request("strict", coco("hostile.json").to("coco").onLoss(OnLoss.FAIL)), out);
            case CANCELLED -> cancelled(out);
            case CONTINUED -> continued(out);
            case PLUGIN_CHANGED -> changed(out);
            case KILLED -> killed(out);
        }
        invariants.noRunFolder(out);
        invariants.noThread();
        invariants.noOpenFile(folder.resolve("out"));
        delete(out);
    }

    /** What is asked for, and a name under which the same outcome is expected. */
    private record Request(String name, ExportParams.Builder params) {}

    private Request good() {
        String format = any(FORMATS);
        Packing packing = any(List.of(Packing.values()));
        return new Request(
                format + " " + packing,
                lab.request()
                        .to(format)
                        .packing(packing)
                        .threads(1 + random.nextInt(4))
                        .shardItems(random.nextInt(4)));
    }

    private ExportParams.Builder coco(String file) {
        return ExportParams.from("coco").filter("path", folder.resolve(file).toString());
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void export(Request request, Path out) throws Exception {
        ExportParams params = request.params.destination(out).build();
        String name = request.name + " " + params.formats().get(0).format();
        try {
            ended(lab.engine().start(params, ExportListener.NONE).await(), out, name);
        } catch (ExportException e) {
            invariants.same(name, new TreeMap<>(Map.of("fails", e.code())));
        }
    }

    private void ended(ExportResult result, Path out, String name) throws IOException {
        invariants.nothingLost(result.exports().get(0).folder());
        invariants.same(name, FolderHashes.of(out));
    }

    private void cancelled(Path out) throws Exception {
        Request request = good();
        ExportHandle run = lab.engine().start(request.params.destination(out).build(), ExportListener.NONE);
        Thread.sleep(random.nextInt(40));
        run.cancel();
        try {
            run.await();
        } catch (ExportException e) {
            invariants.check(e.code().equals("run.cancelled"), e.line());
            invariants.check(!Files.exists(out), "left " + out);
        }
    }

    /** Fails by something that may pass, at a phase after the data was read, and goes on in the same process. */
    private void continued(Path out) throws Exception {
        Request request = good();
        Phase last = any(List.of(Phase.PLAN, Phase.WRITE, Phase.FINISH, Phase.PUBLISH));
        ExportParams params = request.params.destination(out).build();
        ExportHandle run = lab.engine().start(params, (id, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == last) {
                throw new OutOfMemoryError("the run ends here");
            }
        });
        try {
            run.await();
            invariants.check(false, "it did not fail at " + last);
        } catch (ExportException e) {
            invariants.check(e.code().equals("memory.exhausted"), e.line());
            ended(
                    lab.engine().resume(run.id(), out, ExportListener.NONE).await(),
                    out,
                    request.name + " " + params.formats().get(0).format());
        }
    }

    private void changed(Path out) throws Exception {
        if (!isRolledBack()) {
            lab.plugins().upgrade(jar(++version), RULES);
        }
        ExportResult result = lab.engine()
                .start(lab.request().to("tables").destination(out).build(), ExportListener.NONE)
                .await();
        ended(result, out, "tables of " + PluginLab.writer(result));
        invariants.none("class loaders of plug-ins that are gone", () -> {
            System.gc();
            List<String> alive = loaders.stream()
                    .flatMap(loader -> Optional.ofNullable(loader.get()).stream())
                    .map(Object::toString)
                    .toList();
            return alive.size() > 1 ? alive : List.of();
        });
    }

    /** Now and then, until the first version serves, before which there was none. */
    private boolean isRolledBack() throws Exception {
        if (version % 4 != 3 || random.nextBoolean()) {
            return false;
        }
        try {
            lab.plugins().rollback("tables", RULES);
            return true;
        } catch (PluginException e) {
            invariants.check(e.code().equals("plugin.nothing-before"), e.line());
            return false;
        }
    }

    private String jar(int number) throws Exception {
        return PluginJar.of(TABLES, "1." + number + ".0").in(folder).toString();
    }

    /** A process that is killed, and continued by others that may be killed, too. */
    private void killed(Path out) throws Exception {
        String packing = any(List.of("folder", "zip", "tar"));
        List<String> arguments = new ArrayList<>(List.of(
                "export", "--from", "coco:many.json", "--to", "yolo,coco", "--media", "none", "--pack", packing));
        arguments.addAll(List.of("--out", out.toString()));
        LabelportProcess process = LabelportProcess.start(folder, Map.of(), arguments.toArray(String[]::new));
        Optional<String> left = Optional.empty();
        for (int kill = 0; kill < 2; kill++) {
            Thread.sleep(600 + random.nextInt(900));
            process.kill();
            process.await();
            left = run(out);
            if (left.isEmpty()) {
                break; // it was done, or had not begun
            }
            process = LabelportProcess.start(folder, Map.of(), "resume", left.get(), "--in", out.toString());
        }
        Ended last = process.await();
        if (left.isPresent()) {
            // What was killed before it had read its data begins anew, which is no failure.
            invariants.check(last.exitCode() == 0, "resume: " + last.err());
        }
        if (left.isEmpty()) {
            removeUnbegun(out);
        }
        if (Files.exists(out) && run(out).isEmpty() && !FolderHashes.of(out).isEmpty()) {
            invariants.same("killed " + packing, FolderHashes.of(out));
        }
    }

    /** What a process leaves that dies before its journal begins, or after it went, the next run into the folder removes some time. */
    private static void removeUnbegun(Path out) throws IOException {
        if (Files.exists(out)) {
            try (Stream<Path> names = Files.list(out)) {
                for (Path path : names.filter(name -> name.toString().contains(".labelport-"))
                        .toList()) {
                    delete(path);
                }
            }
        }
    }

    /** The run that can be continued: one whose journal has begun. */
    private static Optional<String> run(Path out) throws IOException {
        if (!Files.exists(out)) {
            return Optional.empty();
        }
        try (Stream<Path> names = Files.list(out)) {
            return names.filter(path -> path.resolve("journal").toFile().length() > 0)
                    .map(path -> path.getFileName().toString().substring(".labelport-".length()))
                    .findFirst();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Override
    public void close() {
        lab.close();
        System.getProperties().remove(TablesConverter.LOADERS);
    }
}

package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.engine.catalogue.Origin;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.Packing;
import org.labelport.export.SplitRatio;
import org.labelport.export.StoredRun;
import org.labelport.model.Annotation;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;

class ResumeTest {

    private static final int ITEMS = 8;
    private static final int NEVER = Integer.MAX_VALUE;

    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger momentsLeft = new AtomicInteger(NEVER);

    private Packing packing = Packing.FOLDER;

    @TempDir
    Path folder;

    /** The process could die here. */
    private void moment() {
        if (momentsLeft.decrementAndGet() < 0) {
            throw new OutOfMemoryError("the process dies here");
        }
    }

    /** Boxes as lines, in any order. */
    @ProvidesFormat(
            format = "lines",
            title = "Lines",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private final class MortalLines extends LineConverter {

        @Override
        void write(String item, Annotation annotation, ShardOutput out) throws ItemException {
            moment();
            writes.incrementAndGet();
            super.write(item, annotation, out);
        }
    }

    /** Remembers what it has seen, item by item. */
    @ProvidesFormat(
            format = "diary",
            title = "Diary",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private final class Diary implements Converter {

        @Override
        public ConversionPlan plan(PlanRequest request) {
            List<String> seen = new ArrayList<>();
            return new ConversionPlan() {
                @Override
                public ShardWriter openShard(ShardOutput out) {
                    return numbered -> {
                        moment();
                        seen.add(numbered.item().id());
                        out.file("pages/" + numbered.item().id()).text(Integer.toString(seen.size()));
                        numbered.item().annotations().forEach(out::written);
                    };
                }

                @Override
                public Order itemOrder() {
                    return Order.ITEM_BY_ITEM;
                }

                @Override
                public void finish(ExportOutput out) throws IOException {
                    moment();
                    out.folder("empty");
                    try (OutputStream all = out.file("all.txt")) {
                        all.write(String.join(" ", seen).getBytes());
                    }
                }
            };
        }
    }

    private final class Mortal implements ExportListener {
        @Override
        public void on(String runId, ExportEvent event) {
            if (event instanceof ExportEvent.PhaseStarted || event instanceof ExportEvent.ExportPublished) {
                moment();
            }
        }
    }

    private List<Item> items() throws IOException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            Path picture = folder.resolve("pictures/" + i + ".png");
            Files.createDirectories(picture.getParent());
            Files.writeString(picture, "picture " + i);
            List<Annotation> annotations = new ArrayList<>();
            annotations.add(annotation(i + "-a", i % 7 == 3 ? "poison" : "cat", Shape.Box.of(1, 2, 3, 4)));
            annotations.add(annotation(i + "-b", "dog", i % 5 == 0 ? new Shape.Whole() : Shape.Box.of(0, 0, 9, i + 1)));
            if (i % 4 == 1) {
                annotations.add(annotation(i + "-c", "stranger", Shape.Box.of(1, 1, 1, 1)));
                annotations.add(annotation(i + "-d", "unwanted", Shape.Box.of(1, 1, 1, 1)));
            }
            items.add(Item.of(
                    "item" + i,
                    "pictures/" + i + ".png",
                    Media.Image.of(Blob.at(picture.toUri(), Blob.UNKNOWN_SIZE), 20, 20),
                    annotations));
        }
        return items;
    }

    private static Annotation annotation(String id, String category, Shape shape) {
        return Annotation.of(id, category, shape);
    }

    private static final Taxonomy TAXONOMY = new Taxonomy(List.of(
            new Category(
                    "cat",
                    "animal",
                    "#102030",
                    new Skeleton(List.of("nose", "tail"), List.of(new Skeleton.Edge(0, 1)), List.of(1, 0)),
                    List.of(new AttributeDefinition(
                            "mood", AttributeDefinition.Kind.RADIO, List.of("good", "bad"), false))),
            Category.of("dog"),
            Category.of("poison"),
            Category.of("unwanted")));

    private LabelportEngine engine() throws IOException {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new MortalLines());
        engine.add(new Diary());
        engine.add(new ListTarget(TAXONOMY, items()));
        return engine;
    }

    private ExportParams.Builder params(Path out) {
        return ExportParams.from("list")
                .to("lines", Map.of("mood", "cross"))
                .to("diary")
                .name("named")
                .withoutCategories(Set.of("unwanted"))
                .renames(Map.of("dog", "hound"))
                .split(new SplitRatio(0.5, 0.25, 0.25))
                .destination(out)
                .packing(packing)
                .threads(2)
                .shardItems(2);
    }

    private SortedMap<String, String> undisturbed() throws Exception {
        Path out = folder.resolve("undisturbed");
        momentsLeft.set(NEVER);
        engine().start(params(out).build(), ExportListener.NONE).await();
        SortedMap<String, String> files = tree(out);
        if (packing == Packing.FOLDER) {
            assertTrue(files.get("named/lines/errors.ndjson").contains("poisoned"), files.toString());
            assertTrue(files.get("named/lines/run.json").contains("category.filtered"), files.toString());
        }
        return files;
    }

    @ParameterizedTest
    @EnumSource(names = {"FOLDER", "ZIP"})
    void resumedAfterDyingAtAnyMomentTheOutputIsTheSame(Packing kind) throws Exception {
        packing = kind;
        SortedMap<String, String> expected = undisturbed();
        int resumed = 0;
        boolean died = true;
        for (int moment = 0; died; moment += 2) {
            Path out = folder.resolve("out" + moment);
            momentsLeft.set(moment);
            LabelportEngine engine = engine();
            ExportHandle run = engine.start(params(out).build(), new Mortal());
            died = fails(run);
            momentsLeft.set(NEVER);
            if (died && !engine.stored(out).isEmpty()) {
                resumed++;
                assertEquals(StoredRun.State.FAILED, engine.stored(out).get(0).state());
                engine().resume(run.id(), out, ExportListener.NONE).await();
            } else if (died) {
                assertFalse(Files.exists(out), "nothing is kept of a run that has not read its source");
                continue;
            }
            assertEquals(expected, tree(out), "died at moment " + moment);
        }
        assertTrue(resumed > ITEMS / 2, resumed + " were resumed");
    }

    @Test
    void dyingAgainAndAgainDoesNoHarm() throws Exception {
        SortedMap<String, String> expected = undisturbed();
        Random random = new Random(6);
        for (int round = 0; round < 2; round++) {
            Path out = folder.resolve("again" + round);
            momentsLeft.set(ITEMS + random.nextInt(20));
            ExportHandle run = engine().start(params(out).build(), new Mortal());
            int times = 0;
            while (fails(run)) {
                momentsLeft.set(random.nextInt(10 + 4 * times++));
                run = engine().resume(run.id(), out, new Mortal());
            }
            assertEquals(expected, tree(out));
        }
    }

    @Test
    void shardsThatWereWrittenAreNotWrittenAgainUnlessTheirFilesChanged() throws Exception {
        SortedMap<String, String> expected = undisturbed();
        Path out = folder.resolve("out");
        String run = diedAtPublishing(out);
        writes.set(0);
        Path staged = out.resolve(".labelport-" + run + "/format-lines/items");
        assertTrue(Files.size(staged.resolve("pictures/0.png.txt")) > 0);
        Files.writeString(staged.resolve("pictures/0.png.txt"), "");
        Files.writeString(out.resolve(".labelport-" + run + "/format-lines/stray"), "");
        engine().resume(run, out, ExportListener.NONE).await();
        assertEquals(expected, tree(out));
        assertTrue(writes.get() > 0 && writes.get() < 6, writes.get() + " annotations for one shard");
    }

    @Test
    void segmentsThatWereWrittenAreNotWrittenAgainUnlessTheyAreGone() throws Exception {
        packing = Packing.ZIP;
        SortedMap<String, String> expected = undisturbed();
        Path out = folder.resolve("out");
        String run = diedAt(ExportEvent.Phase.FINISH, out);
        Path segments = out.resolve(".labelport-" + run + "/segments-lines");
        assertTrue(Files.size(segments.resolve("shard-0")) > 0);
        Files.delete(segments.resolve("shard-1"));
        Files.writeString(segments.resolve("stray"), "");
        writes.set(0);
        engine().resume(run, out, ExportListener.NONE).await();
        assertEquals(expected, tree(out));
        assertTrue(writes.get() > 0 && writes.get() < 6, writes.get() + " annotations for one shard");
    }

    @Test
    void fileThatWasPublishedAsItsProcessDiedIsNotPublishedTwice() throws Exception {
        packing = Packing.ZIP;
        SortedMap<String, String> expected = undisturbed();
        Path out = folder.resolve("out");
        String run = diedAt(ExportEvent.Phase.PUBLISH, out);
        Files.createDirectories(out.resolve("named"));
        Files.createLink(out.resolve("named/lines.zip"), out.resolve(".labelport-" + run + "/format-lines"));
        engine().resume(run, out, ExportListener.NONE).await();
        assertEquals(expected, tree(out));
    }

    @ParameterizedTest
    @EnumSource(names = {"FOLDER", "TAR"})
    void finishedFormatsAreNotWrittenAgain(Packing kind) throws Exception {
        packing = kind;
        SortedMap<String, String> expected = undisturbed();
        Path out = folder.resolve("out");
        String run = diedAtPublishing(out);
        writes.set(0);
        engine().resume(run, out, ExportListener.NONE).await();
        assertEquals(0, writes.get());
        assertEquals(expected, tree(out));
    }

    @Test
    void journalThatWasCutOffCountsUpToThere() throws Exception {
        SortedMap<String, String> expected = undisturbed();
        Path whole = folder.resolve("out");
        String run = diedAtPublishing(whole);
        Path journal = whole.resolve(".labelport-" + run + "/journal");
        Random random = new Random(7);
        for (int i = 0; i < 5; i++) {
            byte[] bytes = Files.readAllBytes(journal);
            int request =
                    new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n') + 1; // without it nothing had begun
            byte[] cut = Arrays.copyOf(bytes, bytes.length - random.nextInt((bytes.length - request) / 2 + 1));
            if (cut.length > request) {
                cut[cut.length - 1]++;
            }
            Files.write(journal, cut);
            momentsLeft.set(0);
            assertTrue(fails(engine().resume(run, whole, new Mortal())));
            momentsLeft.set(NEVER);
        }
        engine().resume(run, whole, ExportListener.NONE).await();
        assertEquals(expected, tree(whole));
    }

    @Test
    void runInAnotherProcessOrThisOneIsRefused() throws Exception {
        Path out = folder.resolve("out");
        String run = diedAtPublishing(out);
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExportHandle first = engine().resume(run, out, (id, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == ExportEvent.Phase.WRITE) {
                reached.countDown();
                await(goOn);
            }
        });
        reached.await();
        LabelportEngine other = engine();
        assertEquals("run.busy", refusal(() -> other.resume(run, out, ExportListener.NONE)));
        assertEquals(StoredRun.State.RUNNING, other.stored(out).get(0).state());
        assertEquals(List.of(), other.prune(out, Duration.ZERO));
        other.start(params(out).name("beside").build(), ExportListener.NONE).await();
        assertTrue(isLockedForOthers(out.resolve(".labelport-" + run + "/lock")), "looking does not end the lock");
        goOn.countDown();
        first.await();
        assertEquals("run.unknown", refusal(() -> other.resume(run, out, ExportListener.NONE)));
        assertEquals("run.unknown", refusal(() -> other.resume("../x", out, ExportListener.NONE)));
    }

    @Test
    void cancelledRunsAndRefusedOnesAreNotKept() throws Exception {
        Path out = folder.resolve("out");
        String run = diedAtPublishing(out);
        LabelportEngine engine = engine();
        CountDownLatch reached = new CountDownLatch(1);
        ExportHandle again = engine.resume(run, out, (id, event) -> {
            reached.countDown();
        });
        reached.await();
        engine.cancel(run);
        try {
            again.await();
        } catch (ExportException e) {
            assertEquals("run.cancelled", e.code());
        }
        assertEquals(List.of(), engine.stored(out));
        assertFalse(engine.cancel(run));
        ExportParams strict =
                params(out).onLoss(ExportParams.OnLoss.FAIL).name("strict").build();
        assertEquals(
                "loss.strict",
                refusal(() -> engine.start(strict, ExportListener.NONE).await()));
        assertEquals(List.of(), engine.stored(out));
    }

    @Test
    void leftRunIsKeptForAWeekOrUntilItIsPruned() throws Exception {
        Path out = folder.resolve("out");
        String old = diedAtPublishing(out);
        String young = diedAtPublishing(out);
        Path journal = out.resolve(".labelport-" + old + "/journal");
        Files.setLastModifiedTime(journal, FileTime.from(Instant.now().minus(Duration.ofDays(6))));
        LabelportEngine engine = engine();
        assertEquals(List.of(), engine.prune(out, Duration.ofDays(7)));
        engine.start(params(out).name("a").build(), ExportListener.NONE).await();
        assertEquals(2, engine.stored(out).size());
        assertEquals(old, engine.prune(out, Duration.ofDays(5)).get(0).id());
        Files.setLastModifiedTime(
                out.resolve(".labelport-" + young + "/journal"),
                FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        engine.start(params(out).name("b").build(), ExportListener.NONE).await();
        assertEquals(List.of(), engine.stored(out));
    }

    @Test
    void missingVersionIsNamedWithTheCommandThatInstallsIt() throws Exception {
        Path out = folder.resolve("out");
        String run = diedAtPublishing(out);
        LabelportEngine other = new LabelportEngine();
        other.add(new Diary());
        other.add(new ListTarget(TAXONOMY, items()));
        other.add(new MortalLines(), new Origin("org.labelport.engine", "7.0.0", -1));
        ExportException refusal =
                assertThrows(ExportException.class, () -> other.resume(run, out, ExportListener.NONE));
        assertEquals("run.plugin-missing", refusal.code());
        assertTrue(refusal.getMessage().contains("labelport plugin install org.labelport.engine@0"), refusal.line());
        assertEquals(1, other.stored(out).size(), "it can be continued later");
    }

    /** A run that has written everything and published nothing. */
    private String diedAtPublishing(Path out) throws Exception {
        return diedAt(ExportEvent.Phase.PUBLISH, out);
    }

    private String diedAt(ExportEvent.Phase phase, Path out) throws Exception {
        ExportHandle run = engine().start(params(out).build(), (id, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == phase) {
                throw new OutOfMemoryError("the process dies here");
            }
        });
        assertTrue(fails(run));
        return run.id();
    }

    private static String refusal(Executable action) {
        return assertThrows(ExportException.class, action).code();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Locks belong to processes, so another one has to try. */
    private static boolean isLockedForOthers(Path lock) throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockTry.class.getName(),
                        lock.toString())
                .start();
        return other.waitFor() == LockTry.LOCKED;
    }

    /** Tries to get a lock, in a process of its own. */
    static final class LockTry {

        static final int LOCKED = 42;

        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
                System.exit(channel.tryLock() == null ? LOCKED : 0);
            }
        }
    }

    private static boolean fails(ExportHandle run) throws InterruptedException {
        try {
            run.await();
            return false;
        } catch (ExportException e) {
            assertEquals("memory.exhausted", e.code(), e.line());
            return true;
        }
    }

    /** All files and empty folders; hidden ones are those of runs. */
    private static SortedMap<String, String> tree(Path root) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                String name = root.relativize(path).toString();
                files.put(
                        name, Files.isDirectory(path) ? "folder" : Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}

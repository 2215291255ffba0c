package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.convert.ProvidesFormat;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportPreview;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportStatus;
import org.labelport.export.ExportSummary;
import org.labelport.export.ExportSummary.Tally;
import org.labelport.export.SplitRatio;
import org.labelport.export.VerifySummary;
import org.labelport.geometry.Masks;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.verify.Problem;
import org.labelport.verify.Verifier;

class LabelportEngineTest {

    private static final Taxonomy ANIMALS =
            new Taxonomy(List.of(Category.of("cat"), Category.of("dog"), Category.of("poison")));

    @TempDir
    Path folder;

    private static Item item(int number, String... categories) {
        List<Annotation> annotations = new ArrayList<>();
        for (String category : categories) {
            annotations.add(Annotation.of("a" + annotations.size(), category, Shape.Box.of(1, 1, 5, 5)));
        }
        return Item.of("i" + number, "p" + number + ".png", Media.Image.of(Blob.ABSENT, 20, 20), annotations);
    }

    private static List<Item> items(int count) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(item(i, "cat", "dog"));
        }
        return items;
    }

    private static LabelportEngine engine(List<Item> items) {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new LineConverter());
        engine.add(new ListTarget(ANIMALS, items));
        return engine;
    }

    private ExportParams.Builder params() {
        return ExportParams.from("list").to("lines").destination(folder.resolve("out"));
    }

    private static ExportResult export(LabelportEngine engine, ExportParams params)
            throws ExportException, InterruptedException {
        return engine.start(params, ExportListener.NONE).await();
    }

    private static SortedMap<String, String> tree(Path root) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }

    @Test
    void publishesFilesTablesAndTheReport() throws Exception {
        ExportResult result = export(engine(items(3)), params().build());

        SortedMap<String, String> files = tree(folder.resolve("out"));
        assertEquals("3 rows\n0 i0\n1 i1\n2 i2", files.get("lines/table.txt"));
        assertEquals("i1", files.get("lines/items/p1.png.txt"));
        assertTrue(files.containsKey("lines/run.json"));
        assertEquals(
                Set.of(
                        "lines/table.txt",
                        "lines/run.json",
                        "lines/items/p0.png.txt",
                        "lines/items/p1.png.txt",
                        "lines/items/p2.png.txt"),
                files.keySet(),
                "nothing but the export is left in the destination");
        assertEquals(new Tally(3, 3, 0, 0, 0), result.exports().get(0).summary().items());
        assertEquals(new Tally(6, 6, 0, 0, 0), result.exports().get(0).summary().annotations());
    }

    @Test
    void bytesDoNotDependOnShardsOrThreads() throws Exception {
        List<Item> items = items(100);
        items.set(17, item(17, "poison", "cat"));
        SortedMap<String, String> expected = null;
        for (int shardItems : new int[] {100, 50, 15, 1}) {
            Path out = folder.resolve("out" + shardItems);
            ExportParams params = params().destination(out)
                    .shardItems(shardItems)
                    .threads(shardItems == 100 ? 1 : 4)
                    .build();
            export(engine(items), params);
            SortedMap<String, String> files = tree(out);
            expected = expected == null ? files : expected;
            assertEquals(expected, files, "with " + shardItems + " items a shard");
        }
    }

    @Test
    void threadsWriteIntoTheSameNewFolders() throws Exception {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String path = "a/b/c/" + i / 8 + "/" + i + ".png";
            items.add(Item.of("i" + i, path, Media.Image.of(Blob.ABSENT, 20, 20), List.of()));
        }
        for (int repetition = 0; repetition < 30; repetition++) {
            Path out = folder.resolve("out" + repetition);
            ExportResult result = export(
                    engine(items),
                    params().destination(out).shardItems(1).threads(8).build());
            assertEquals(64, result.exports().get(0).summary().items().written());
        }
    }

    @Test
    void failedItemIsListedAndLeavesNoTrace() throws Exception {
        List<Item> items = items(3);
        items.set(1, item(1, "cat", "poison"));
        ExportHandle run = engine(items).start(params().build(), ExportListener.NONE);
        ExportResult result = run.await();

        assertEquals(ExportStatus.DONE_WITH_ERRORS, run.status());
        assertEquals(new Tally(3, 2, 0, 0, 1), result.exports().get(0).summary().items());
        assertEquals(new Tally(6, 4, 0, 0, 2), result.exports().get(0).summary().annotations());
        SortedMap<String, String> files = tree(folder.resolve("out/lines"));
        assertEquals("2 rows\n0 i0\n2 i2", files.get("table.txt"));
        assertFalse(files.containsKey("items/p1.png.txt"));
        assertEquals(
                "{\"item\":\"i1\",\"code\":\"item.poisoned\",\"message\":\"item i1: it is poisoned\",\"items\":1,"
                        + "\"annotations\":2}\n",
                files.get("errors.ndjson"));
    }

    @Test
    void stopAtFirstErrorPublishesNothing() {
        List<Item> items = items(3);
        items.set(1, item(1, "poison"));
        ExportParams params =
                params().onItemError(ExportParams.OnItemError.STOP).build();
        ExportException error = assertThrows(ExportException.class, () -> export(engine(items), params));
        assertEquals("item.poisoned", error.code());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void takenNameGetsANumberAndTheOldExportStays() throws Exception {
        export(engine(items(1)), params().build());
        ExportResult second = export(engine(items(2)), params().build());
        assertEquals(folder.resolve("out/lines(1)"), second.exports().get(0).folder());
        assertEquals("1 rows\n0 i0", Files.readString(folder.resolve("out/lines/table.txt")));
    }

    @Test
    void annotationThatIsNeitherWrittenNorReportedIsAnError() throws Exception {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, items(1)));
        engine.add(new SilentConverter());
        ExportResult result = export(engine, params().build());
        assertEquals(
                Map.of("converter.unaccounted", 1L),
                result.exports().get(0).summary().errors());
    }

    @ProvidesFormat(
            format = "lines",
            title = "Silent",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class SilentConverter extends LineConverter {
        @Override
        void write(String item, Annotation annotation, ShardOutput out) {}
    }

    @Test
    void annotationThatIsReportedTwiceDoesNotMakeUpForOneThatIsForgotten() throws Exception {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, items(1)));
        engine.add(new DoublingConverter());
        ExportSummary summary =
                export(engine, params().build()).exports().get(0).summary();
        assertEquals(Map.of("converter.unaccounted", 1L), summary.errors());
        assertTrue(
                summary.errorExamples().get(0).message().contains("twice"),
                summary.errorExamples().toString());
    }

    @ProvidesFormat(
            format = "lines",
            title = "Doubling",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class DoublingConverter extends LineConverter {
        @Override
        void write(String item, Annotation annotation, ShardOutput out) {
            if (annotation.id().equals("a0")) {
                out.written(annotation);
                out.written(annotation);
            }
        }
    }

    @Test
    void runtimeFailureOfAConverterIsAnErrorOfTheItem() throws Exception {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, items(2)));
        engine.add(new CrashingConverter());
        ExportResult result = export(engine, params().build());
        assertEquals(
                Map.of("converter.failed", 1L),
                result.exports().get(0).summary().errors());
        assertEquals(1, result.exports().get(0).summary().items().written());
    }

    @ProvidesFormat(
            format = "lines",
            title = "Crashing",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class CrashingConverter extends LineConverter {
        @Override
        void write(String item, Annotation annotation, ShardOutput out) throws ItemException {
            if (item.equals("i0")) {
                throw new IllegalStateException("crash");
            }
            super.write(item, annotation, out);
        }
    }

    @Test
    void shapeThatIsTooComplexIsAnErrorOfTheItem() throws Exception {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, items(2)));
        engine.add(new OutliningConverter());
        ExportResult result = export(engine, params().build());
        assertEquals(
                Map.of("geometry.too-complex", 1L),
                result.exports().get(0).summary().errors());
        assertEquals(1, result.exports().get(0).summary().items().written());
    }

    @ProvidesFormat(
            format = "lines",
            title = "Outlining",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class OutliningConverter extends LineConverter {
        @Override
        void write(String item, Annotation annotation, ShardOutput out) throws ItemException {
            if (item.equals("i0")) {
                // A chequered board: odd sides, so that each row starts as the one before ended.
                int side = 2401;
                int[] runs = new int[side * side];
                Arrays.fill(runs, 1);
                Masks.outline(new Shape.Mask(0, 0, side, side, runs));
            }
            super.write(item, annotation, out);
        }
    }

    @Test
    void lossesAreCountedAndStrictRefusesThem() throws Exception {
        Item line = Item.of(
                "i0",
                "p.png",
                Media.Image.of(Blob.ABSENT, 20, 20),
                List.of(Annotation.of("a", "cat", new Shape.Whole())));
        ExportResult result = export(engine(List.of(line)), params().build());
        assertEquals(
                Map.of("geometry.unsupported", 1L),
                result.exports().get(0).summary().losses());
        assertEquals(new Tally(1, 0, 1, 0, 0), result.exports().get(0).summary().annotations());

        ExportParams strict = params().onLoss(ExportParams.OnLoss.FAIL)
                .destination(folder.resolve("strict"))
                .build();
        ExportException error = assertThrows(ExportException.class, () -> export(engine(List.of(line)), strict));
        assertEquals("loss.strict", error.code());
        assertFalse(Files.exists(folder.resolve("strict")));
    }

    @Test
    void categoriesAreRenamedFilteredAndChecked() throws Exception {
        ExportPreview preview = engine(items(2))
                .plan(
                        params().renames(Map.of("dog", "puppy"))
                                .withoutCategories(Set.of("cat"))
                                .build(),
                        ExportListener.NONE);
        assertEquals(
                List.of("puppy", "poison"),
                preview.categories().stream()
                        .map(ExportPreview.CategoryCount::name)
                        .toList());
        assertEquals(
                new Tally(4, 2, 0, 2, 0), preview.formats().get(0).summary().annotations());
        assertFalse(Files.exists(folder.resolve("out")), "a plan writes nothing");

        ExportException unknown = assertThrows(
                ExportException.class,
                () -> export(
                        engine(items(1)), params().onlyCategories(Set.of("fox")).build()));
        assertEquals("option.invalid", unknown.code());

        for (ExportParams nameless : List.of(
                params().categories(List.of("dog", "")).build(),
                params().renames(Map.of("dog", "")).build())) {
            ExportException empty = assertThrows(ExportException.class, () -> export(engine(items(1)), nameless));
            assertEquals("option.invalid", empty.code());
        }

        ExportResult contradicted = export(
                engine(items(2)),
                params().name("contradicted")
                        .categories(List.of("dog"))
                        .onlyCategories(Set.of("cat"))
                        .build());
        assertEquals(
                Map.of("category.unknown", 2L),
                contradicted.exports().get(0).summary().errors(),
                "what is asked for is not among the categories");

        ExportResult listed =
                export(engine(items(1)), params().categories(List.of("dog")).build());
        assertEquals(
                Map.of("category.unknown", 1L),
                listed.exports().get(0).summary().errors());
    }

    @Test
    void whatHasNoCategoryCanBeGivenOne() throws Exception {
        Item bare = Item.of(
                "i0",
                "p.png",
                Media.Image.of(Blob.ABSENT, 20, 20),
                List.of(
                        Annotation.of("a", "", Shape.Box.of(1, 1, 5, 5)),
                        Annotation.of("caption", "", new Shape.Whole())));
        ExportPreview preview = engine(List.of(bare))
                .plan(params().renames(Map.of("", "balloon")).build(), ExportListener.NONE);
        assertEquals(
                List.of("balloon 1", " 1"),
                preview.categories().stream()
                        .filter(category -> category.annotations() > 0)
                        .map(category -> category.name() + " " + category.annotations())
                        .toList());
    }

    @Test
    void splitDoesNotDependOnTheOtherItems() throws Exception {
        SplitRatio ratio = SplitRatio.parse("0.5/0.5");
        ExportPreview preview = engine(items(400)).plan(params().split(ratio).build(), ExportListener.NONE);
        assertEquals(
                400,
                preview.splits().values().stream().mapToLong(Long::longValue).sum());
        preview.splits().values().forEach(count -> assertEquals(200, count, 50));
    }

    @Test
    void cancelledRunLeavesNothing() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        LabelportEngine engine = engine(items(50));
        ExportListener holdAtWrite = (id, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == ExportEvent.Phase.WRITE) {
                writing.countDown();
                try {
                    cancelled.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        ExportHandle run = engine.start(params().build(), holdAtWrite);
        writing.await();
        run.cancel();
        cancelled.countDown();
        ExportException error = assertThrows(ExportException.class, run::await);
        assertEquals("run.cancelled", error.code());
        assertEquals(ExportStatus.CANCELLED, run.status());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void runCancelledBeforeItHasAFolderLeavesNothing() throws Exception {
        LabelportEngine engine = engine(items(50));
        for (int i = 0; i < 50; i++) {
            Path out = folder.resolve("out" + i);
            ExportHandle run = engine.start(params().destination(out).build(), ExportListener.NONE);
            run.cancel();
            ExportException error = assertThrows(ExportException.class, run::await);
            assertEquals("run.cancelled", error.code(), error.getMessage());
            assertFalse(Files.exists(out));
        }
    }

    @Test
    void listenerThatFailsDoesNotFailTheRun() throws Exception {
        List<String> warnings = new CopyOnWriteArrayList<>();
        LabelportEngine engine = engine(items(2));
        engine.add((ExportListener) (id, event) -> {
            throw new IllegalStateException("display is gone");
        });
        ExportListener other = (id, event) -> {
            if (event instanceof ExportEvent.LogLine line) {
                warnings.add(line.code());
            }
        };
        assertEquals(1, engine.start(params().build(), other).await().exports().size());
        assertEquals(List.of("listener.failed"), warnings);
    }

    /** Java's own errors, of which assertions in a plug-in are one kind, must not leave the caller waiting. */
    @Test
    @Timeout(20)
    void errorInATargetEndsTheRun() {
        Iterator<Item> failing = new Iterator<>() {
            @Override
            public boolean hasNext() {
                throw new AssertionError("a target's own check");
            }

            @Override
            public Item next() {
                throw new NoSuchElementException();
            }
        };
        List<Item> items = new AbstractList<>() {
            @Override
            public Iterator<Item> iterator() {
                return failing;
            }

            @Override
            public Item get(int index) {
                throw new IndexOutOfBoundsException(index);
            }

            @Override
            public int size() {
                return 1;
            }
        };

        ExportException error = assertThrows(ExportException.class, () -> export(engine(items), params().build()));

        assertEquals("run.failed", error.code());
        assertTrue(error.getMessage().contains("a target's own check"), error.getMessage());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void leftoversOfADeadRunAreRemoved() throws Exception {
        Path dead = Files.createDirectories(folder.resolve("out/.labelport-dead"));
        Files.createFile(dead.resolve("lock"));
        Files.writeString(dead.resolve("junk"), "junk");
        export(engine(items(1)), params().build());
        assertFalse(Files.exists(dead));
    }

    @Test
    void destinationThatIsAFileIsRefused() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        ExportException error = assertThrows(
                ExportException.class,
                () -> export(engine(items(1)), params().destination(file).build()));
        assertEquals("destination.unusable", error.code());
        assertEquals(0, Files.size(file));
    }

    @Test
    void unknownNamesSayWhatIsInstalled() {
        LabelportEngine engine = engine(items(1));
        ExportException format = assertThrows(
                ExportException.class,
                () -> engine.start(ExportParams.from("list").to("nope").build(), ExportListener.NONE));
        assertEquals("no format 'nope' is installed. Installed: lines.", format.getMessage());
        ExportException option = assertThrows(
                ExportException.class,
                () -> engine.start(
                        ExportParams.from("list")
                                .to("lines", Map.of("mood", "odd"))
                                .build(),
                        ExportListener.NONE));
        assertEquals("format lines: 'odd' is no value for 'mood'. Give one of calm, cross.", option.getMessage());
    }

    @Test
    void originalFilesAreCopiedOrLinkedOrLeftOut() throws Exception {
        Path picture = Files.writeString(folder.resolve("pic.png"), "picture");
        Item item = Item.of("i", "pic.png", Media.Image.of(Blob.at(picture.toUri(), 7), 20, 20), List.of());
        for (ExportParams.OriginalFiles policy : ExportParams.OriginalFiles.values()) {
            Path out = folder.resolve(policy.name());
            export(
                    engine(List.of(item)),
                    params().destination(out).media(policy).build());
            Path copy = out.resolve("lines/media/pic.png");
            assertEquals(policy != ExportParams.OriginalFiles.NONE, Files.exists(copy));
        }
        Item missing = Item.of(
                "i",
                "pic.png",
                Media.Image.of(Blob.at(folder.resolve("gone.png").toUri(), 7), 20, 20),
                List.of());
        ExportResult result = export(
                engine(List.of(missing)),
                params().destination(folder.resolve("x")).build());
        assertEquals(
                Map.of("media.unreadable", 1L),
                result.exports().get(0).summary().errors());
    }

    /** Its readers cannot bear the word that it is given. */
    private static LabelportEngine picky(String unbearable) {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, items(2)));
        engine.add(new PickyLines(unbearable));
        return engine;
    }

    @ProvidesFormat(
            format = "lines",
            title = "Lines",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class PickyLines extends LineConverter {

        private final String unbearable;

        PickyLines(String unbearable) {
            this.unbearable = unbearable;
        }

        @Override
        public Optional<Verifier> verifier() {
            return Optional.of(request -> {
                List<String> lines = Files.readAllLines(request.folder().resolve("table.txt"));
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).contains(unbearable)) {
                        request.problems()
                                .problem(Problem.at(
                                        Problem.Effect.REJECTED, "lines.word", "table.txt", i + 1, "no such word"));
                    }
                }
            });
        }
    }

    @Test
    void exportThatReadersWouldRejectIsNotPublishedWhenVerificationIsRequired() throws Exception {
        ExportParams.Builder params = params().verification(ExportParams.Verification.REQUIRED);
        export(picky("nothing"), params.build());
        assertTrue(Files.exists(folder.resolve("out/lines/table.txt")));

        ExportException e = assertThrows(
                ExportException.class,
                () -> export(picky("i1"), params.name("second").build()));
        assertEquals("verify.rejected", e.code());
        assertTrue(e.getMessage().contains("1 lines.word, e.g. table.txt:3: no such word"), e.getMessage());
        assertFalse(Files.exists(folder.resolve("out/second")));
    }

    @Test
    void verificationOfAFormatWithoutVerifierIsRefusedBeforeAnythingIsRead() {
        ExportException e = assertThrows(
                ExportException.class,
                () -> export(
                        engine(items(1)),
                        params().verification(ExportParams.Verification.REQUIRED)
                                .build()));
        assertEquals("verify.unsupported", e.code());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void folderIsVerifiedAsTheFormatThatItSaysItIsIn() throws Exception {
        LabelportEngine engine = picky("i0");
        Path place = export(engine, params().build()).exports().get(0).folder();
        ExportParams.FormatRequest format = engine.writtenAs(place).orElseThrow();
        assertEquals(new ExportParams.FormatRequest("lines", Map.of("mood", "calm")), format);

        List<Problem> found = new ArrayList<>();
        VerifySummary summary = engine.verify(place, format, found::add);

        assertFalse(summary.isFaultless());
        assertEquals(
                List.of(new VerifySummary.ProblemCount(Problem.Effect.REJECTED, "lines.word", 1)), summary.problems());
        assertEquals("table.txt", found.get(0).file());
        assertEquals(Optional.empty(), engine.writtenAs(folder));
    }
}

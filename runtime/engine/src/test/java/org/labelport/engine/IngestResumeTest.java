package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.media.FileServer;
import org.labelport.engine.picture.Pictures;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.SourceChange;
import org.labelport.export.SourceChanges;
import org.labelport.export.StoredRun;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.settings.Settings;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/** Runs whose source fails while it is read: what was read is not read again. */
@Timeout(60)
class IngestResumeTest {

    private static final int RECORDS = 150;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final byte[] PICTURE = Pictures.of("png", 30, 20);

    @TempDir
    Path folder;

    private FileServer server;
    private final List<Integer> read = new ArrayList<>();
    private int asksLeft = NEVER;
    private Set<Integer> missing = Set.of();
    private String categoryOfTheLast = "cat";
    private int side;

    @BeforeEach
    void startServer() throws IOException {
        server = new FileServer();
        for (int i = 0; i < RECORDS; i++) {
            server.file("/" + i + ".png", PICTURE);
        }
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    /** Gives up when the network does. */
    private void asked() throws IOException {
        if (asksLeft-- <= 0) {
            throw new IOException("the network is gone");
        }
    }

    /** Records by number; some give two items, some none. It has a file with the numbers that it gave, to know them again. */
    private final class Records implements ItemSource {

        private final SourceReport report;
        private final URI base = server.at("/");
        private final Path given;
        private final boolean bookmarks;
        private int number;
        private Optional<Item> second = Optional.empty();

        Records(SourceRequest request, boolean bookmarks) throws IOException, ExportException {
            this.report = request.report();
            this.bookmarks = bookmarks;
            this.given = request.scratch().resolve("given");
            report.loss(Loss.ofDataset("records.old", "they are old"));
            if (request.from().isPresent()) {
                number = Integer.parseInt(request.from().get());
                long known = Files.readAllLines(given).stream().distinct().count();
                assertTrue(known >= number, known + " numbers are known, of " + number);
            }
        }

        @Override
        public Optional<Item> next() throws ExportException, IOException {
            if (second.isPresent()) {
                Optional<Item> item = second;
                second = Optional.empty();
                return item;
            }
            while (number < RECORDS) {
                asked();
                int now = number++;
                read.add(now);
                if (missing.contains(now)) {
                    continue;
                }
                Files.writeString(given, now + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                if (now % 10 == 3) {
                    report.error(ItemError.ofItem("r" + now, 2, "record.torn", "it is torn"));
                } else {
                    if (now % 6 == 0) {
                        report.loss(Loss.changed("r" + now, "record.stained", "there is a stain"));
                    }
                    if (now % 8 == 1) {
                        second = Optional.of(item(now, "b"));
                    }
                    return Optional.of(item(now, "a"));
                }
            }
            report.loss(Loss.ofDataset("records.end", "there are " + number));
            return Optional.empty();
        }

        private Item item(int record, String part) {
            String category = record == RECORDS - 1 ? categoryOfTheLast : record % 5 == 0 ? "dog" : "cat";
            Blob blob = Blob.at(base.resolve(record / 2 + ".png?X-Amz-Signature=" + read.size()), PICTURE.length);
            return Item.of(
                    "r" + record + part,
                    record + part + ".png",
                    Media.Image.of(blob, side, side),
                    List.of(
                            Annotation.of("1", category, Shape.Box.of(1, 1, 5, 5)),
                            Annotation.of("2", "unwanted", Shape.Box.of(1, 1, 5, 5))));
        }

        @Override
        public Optional<String> bookmark() {
            return bookmarks && second.isEmpty() ? Optional.of(Integer.toString(number)) : Optional.empty();
        }

        @Override
        public Item complete(Item item) {
            if (item.id().endsWith("7a")) {
                report.loss(Loss.changed(item.id(), "record.faint", "the ink is faint"));
            }
            return item;
        }

        @Override
        public Map<String, Object> properties() {
            return Map.of("count", RECORDS);
        }

        @Override
        public Taxonomy taxonomy() {
            return Taxonomy.EMPTY;
        }

        @Override
        public void close() {}
    }

    @ProvidesTarget(
            target = "records",
            title = "Records",
            data__types = {"image"})
    private final class RecordsTarget implements TargetHandler {

        private final boolean bookmarks;

        RecordsTarget(boolean bookmarks) {
            this.bookmarks = bookmarks;
        }

        @Override
        public List<OptionSpec> filterKeys() {
            return List.of();
        }

        @Override
        public ItemSource open(SourceRequest request) throws IOException, ExportException {
            return new Records(request, bookmarks);
        }
    }

    private LabelportEngine engine(boolean bookmarks) {
        LabelportEngine engine = new LabelportEngine(Settings.of(Optional.of(folder), Optional.empty()));
        engine.add(new LineConverter());
        engine.add(new RecordsTarget(bookmarks));
        return engine;
    }

    private static ExportParams params(Path out) {
        return ExportParams.from("records")
                .to("lines")
                .withoutCategories(Set.of("unwanted"))
                .shardItems(20)
                .destination(out)
                .build();
    }

    private SortedMap<String, String> undisturbed() throws Exception {
        Path out = folder.resolve("undisturbed");
        engine(true).start(params(out), ExportListener.NONE).await();
        SortedMap<String, String> files = tree(out);
        assertEquals(RECORDS, read.size());
        read.clear();
        return files;
    }

    private static boolean fails(ExportHandle run) throws InterruptedException {
        try {
            run.await();
            return false;
        } catch (ExportException e) {
            assertEquals("storage.failed", e.code(), e.getMessage());
            return true;
        }
    }

    @Test
    void findingsComeInTheOrderOfTheItemsHoweverManyAreReadAhead() throws Exception {
        List<String> losses = undisturbed().get("lines/losses.ndjson").lines().toList();
        int stained = index(losses, "\"r12\"");
        int faint = index(losses, "\"r7a\",\"code\":\"record.faint");
        int filtered = index(losses, "\"r7a\",\"annotation\":\"2\"");
        assertTrue(faint < filtered && filtered < stained, String.join("\n", losses));
        assertTrue(losses.get(losses.size() - 1).contains("records.end"));
    }

    private static int index(List<String> lines, String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        throw new AssertionError(text + " is not in " + lines);
    }

    @Test
    void sourceIsOpenedWhereItStopped() throws Exception {
        SortedMap<String, String> expected = undisturbed();
        Random random = new Random(4);
        for (int round = 0; round < 4; round++) {
            Path out = folder.resolve("out" + round);
            // None of them gets through all records: that it ends shows that each goes on where the one before it
            // stopped.
            asksLeft = 90 + random.nextInt(40);
            ExportHandle run = engine(true).start(params(out), ExportListener.NONE);
            int failures = 0;
            while (fails(run)) {
                failures++;
                StoredRun stored = engine(true).stored(out).get(0);
                assertEquals(StoredRun.State.FAILED, stored.state());
                assertTrue(stored.progress().done() > 0, stored.toString());
                asksLeft = 85 + random.nextInt(30);
                run = engine(true).resume(run.id(), out, ExportListener.NONE);
            }
            asksLeft = NEVER;
            assertEquals(expected, tree(out));
            assertTrue(failures > 0);
        }
    }

    @Test
    void originalsAreNotFetchedAgainAlsoWhenTheSourceHasNoBookmarks() throws Exception {
        SortedMap<String, String> expected = undisturbed();
        Path out = folder.resolve("out");
        int before = server.requests().size();
        asksLeft = 100;
        ExportHandle run = engine(false).start(params(out), ExportListener.NONE);
        assertTrue(fails(run));
        int fetched = server.requests().size() - before;
        assertTrue(fetched > 10, fetched + " requests");
        asksLeft = NEVER;
        read.clear();
        engine(false).resume(run.id(), out, ExportListener.NONE).await();
        assertEquals(expected, tree(out));
        assertEquals(RECORDS, read.size(), "the source is read from its beginning");
        List<String> paths = server.requests().subList(before, server.requests().size()).stream()
                .map(request -> request.replaceAll("\\?.*", ""))
                .toList();
        long cut = paths.stream().distinct().count();
        assertTrue(paths.size() - cut <= 16, "only those that were on their way are fetched twice: " + paths);
    }

    @Test
    void whatWasFoundOfARecordThatIsReadAgainCountsOnce() throws Exception {
        side = 20; // so that nothing is asked of the network, and nothing read ahead
        Path expected = folder.resolve("expected");
        engine(true).start(asTheyCame(expected), ExportListener.NONE).await();
        Path out = folder.resolve("out");
        asksLeft = 5;
        ExportHandle run = engine(true).start(asTheyCame(out), ExportListener.NONE);
        assertTrue(fails(run));
        asksLeft = 9; // the last one that is read, 13, is torn, and the network is gone before the next
        assertTrue(fails(engine(true).resume(run.id(), out, ExportListener.NONE)));
        asksLeft = NEVER;
        engine(true).resume(run.id(), out, ExportListener.NONE).await();
        assertEquals(tree(expected), tree(out));
    }

    @Test
    void whatWasReadStaysAsItWas() throws Exception {
        undisturbed();
        Path out = folder.resolve("out");
        asksLeft = 120;
        ExportHandle run = engine(true).start(params(out), ExportListener.NONE);
        assertTrue(fails(run));
        asksLeft = NEVER;
        categoryOfTheLast = "wolf";
        engine(true).resume(run.id(), out, ExportListener.NONE).await();
        assertTrue(tree(out).get("lines/run.json").contains("wolf"), tree(out).get("lines/run.json"));
        assertFalse(read.subList(120, read.size()).contains(10), "what the first process read is not asked for");
    }

    @Test
    void whatChangedInTheSourceIsToldByItem() throws Exception {
        Path out = folder.resolve("out");
        changesAreTold(params(out), out);
        Path second = folder.resolve("second");
        asksLeft = 120;
        ExportHandle early = engine(true).start(params(second), ExportListener.NONE);
        assertTrue(fails(early));
        assertEquals(
                "run.not-read",
                assertThrows(ExportException.class, () -> engine(true).changes(early.id(), second, change -> {}))
                        .code());
    }

    @Test
    void whatChangedIsToldOfItemsThatAreKeptAsTheyCame() throws Exception {
        Path out = folder.resolve("out");
        changesAreTold(asTheyCame(out), out);
    }

    private static ExportParams asTheyCame(Path out) {
        return ExportParams.from("records")
                .to("lines")
                .media(ExportParams.OriginalFiles.NONE)
                .destination(out)
                .build();
    }

    private void changesAreTold(ExportParams params, Path out) throws Exception {
        ExportHandle run = engine(true).start(params, (id, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == ExportEvent.Phase.WRITE) {
                throw new OutOfMemoryError("the process dies here");
            }
        });
        assertThrows(ExportException.class, run::await);
        List<String> changes = new ArrayList<>();
        SourceChange.Sink sink = change -> changes.add(change.kind() + " " + change.item());
        SourceChanges none = engine(false).changes(run.id(), out, sink);
        assertEquals(List.of(), changes, "addresses with other signatures are the same");
        assertTrue(none.isNone());
        int fetched = server.requests().size();
        categoryOfTheLast = "wolf";
        missing = Set.of(5, 41);
        SourceChanges some = engine(true).changes(run.id(), out, sink);
        assertEquals(List.of("CHANGED r149a", "GONE r5a", "GONE r41a", "GONE r41b"), changes);
        assertEquals(new SourceChanges(none.same() - 4, 0, 1, 3, none.unreadable()), some);
        assertEquals(fetched, server.requests().size());
        assertEquals(StoredRun.State.FAILED, engine(true).stored(out).get(0).state(), "it can be continued");
    }

    @Test
    void operatorSaysHowLongLeftoversAreKept() throws Exception {
        Path out = folder.resolve("out");
        asksLeft = 100;
        assertTrue(fails(engine(true).start(params(out), ExportListener.NONE)));
        assertEquals(1, engine(true).stored(out).size());
        assertEquals(List.of(), engine(true).prune(out));
        Files.writeString(folder.resolve("runs.json"), "{\"keptHours\": 0}");
        assertEquals(1, engine(true).prune(out).size());
        asksLeft = 100;
        assertTrue(fails(engine(true).start(params(out), ExportListener.NONE)));
        assertEquals(List.of(), engine(true).stored(out), "nothing is kept");
        for (String wrong : List.of("{\"keptHours\": -1}", "{\"kept\": 1}", "{\"keptHours\": 1, \"keptHours\": 2}")) {
            Files.writeString(folder.resolve("runs.json"), wrong);
            assertEquals(
                    "settings.invalid",
                    assertThrows(ExportException.class, () -> engine(true).prune(out))
                            .code());
        }
    }

    private static SortedMap<String, String> tree(Path root) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), new String(Files.readAllBytes(path), "ISO-8859-1"));
            }
        }
        return files;
    }
}

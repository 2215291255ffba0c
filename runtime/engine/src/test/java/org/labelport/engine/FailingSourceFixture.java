package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.media.FileServer;
import org.labelport.engine.picture.Pictures;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportParams;
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

/** Runs of a source that fails while it is read, or changes. */
abstract class FailingSourceFixture {

    static final int RECORDS = 150;
    static final int NEVER = Integer.MAX_VALUE;
    static final byte[] PICTURE = Pictures.of("png", 30, 20);

    @TempDir
    Path folder;

    FileServer server;
    final List<Integer> read = new ArrayList<>();
    int asksLeft = NEVER;
    Set<Integer> missing = Set.of();
    String categoryOfTheLast = "cat";
    int side;

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
    void asked() throws IOException {
        if (asksLeft-- <= 0) {
            throw new IOException("the network is gone");
        }
    }

    /** Records by number; some give two items, some none. It has a file with the numbers that it gave, to know them again. */
    final class Records implements ItemSource {

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
    final class RecordsTarget implements TargetHandler {

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

    LabelportEngine engine(boolean bookmarks) {
        LabelportEngine engine = new LabelportEngine(Settings.of(Optional.of(folder), Optional.empty()));
        engine.add(new LineConverter());
        engine.add(new RecordsTarget(bookmarks));
        return engine;
    }

    static ExportParams params(Path out) {
        return ExportParams.from("records")
                .to("lines")
                .withoutCategories(Set.of("unwanted"))
                .shardItems(20)
                .destination(out)
                .build();
    }

    static boolean fails(ExportHandle run) throws InterruptedException {
        try {
            run.await();
            return false;
        } catch (ExportException e) {
            assertEquals("source.unreadable", e.code(), e.getMessage());
            return true;
        }
    }

    static ExportParams asTheyCame(Path out) {
        return ExportParams.from("records")
                .to("lines")
                .media(ExportParams.OriginalFiles.NONE)
                .destination(out)
                .build();
    }
}

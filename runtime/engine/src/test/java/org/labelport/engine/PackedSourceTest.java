package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportEvent.SourceScanned;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.Packing;
import org.labelport.export.SourceChanges;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/** Archives as sources: read as what was packed into them. */
class PackedSourceTest {

    private static final Taxonomy CATS = new Taxonomy(List.of(Category.of("cat")));

    @TempDir
    Path folder;

    private final LabelportEngine engine = new LabelportEngine();

    /** An item for each file of a folder, or for the one file; what is called bad is an error, what is called poor a loss. */
    @ProvidesTarget(
            target = "files",
            title = "Files",
            data__types = {"image"})
    private static final class FilesTarget implements TargetHandler {

        @Override
        public List<OptionSpec> filterKeys() {
            return List.of(
                    OptionSpec.required("path", OptionSpec.Type.PATH, "A file or folder."),
                    OptionSpec.optional("images", OptionSpec.Type.PATH, "A folder of further files."),
                    OptionSpec.optional("prefix", OptionSpec.Type.TEXT, "Stands before names."));
        }

        @Override
        public ItemSource open(SourceRequest request) throws ExportException, IOException {
            Path path = request.filter().path("path");
            String prefix = request.filter().isSet("prefix") ? request.filter().text("prefix") : "";
            if (path.endsWith("refused.txt")) {
                throw new ExportException("files.refused", path + " is not wanted");
            }
            if (prefix.equals("table")) {
                throw new ExportException("files.missing", "there is no table in " + path + ".");
            }
            try (Stream<Path> scratch = Files.list(request.scratch())) {
                assertEquals(0, scratch.count());
            }
            List<Path> files;
            try (Stream<Path> all = Files.walk(path)) {
                files = all.filter(Files::isRegularFile).sorted().collect(Collectors.toCollection(ArrayList::new));
            }
            Optional<Path> images = request.filter().optionalPath("images");
            if (images.isPresent()) {
                request.report().loss(Loss.ofDataset("files.more", images.get() + " holds more"));
                try (Stream<Path> more = Files.list(images.get())) {
                    files.addAll(more.toList());
                }
            }
            Iterator<Path> next = files.iterator();
            return new ItemSource() {
                @Override
                public Optional<Item> next() throws ExportException {
                    while (next.hasNext()) {
                        Path file = next.next();
                        String name = prefix + (file.startsWith(path) ? path.relativize(file) : file.getFileName());
                        if (name.contains("missing")) {
                            request.report()
                                    .error(ItemError.ofItem(
                                            name,
                                            0,
                                            "media.missing",
                                            "there is no file '" + name + "' in " + images.orElseThrow()));
                            continue;
                        }
                        if (name.contains("bad")) {
                            request.report().error(ItemError.ofItem(name, 0, "files.bad", file + " is bad"));
                            continue;
                        }
                        if (name.contains("poor")) {
                            request.report().loss(Loss.changed(name, "files.poor", file + " is poor"));
                        }
                        return Optional.of(Item.of(
                                name.isEmpty() ? "itself" : name,
                                file.getFileName() + ".jpg",
                                Media.Image.of(Blob.at(file.toUri(), Blob.UNKNOWN_SIZE), 20, 20),
                                List.of(Annotation.of("a", "cat", Shape.Box.of(1, 2, 3, 4)))));
                    }
                    return Optional.empty();
                }

                @Override
                public Taxonomy taxonomy() {
                    return CATS;
                }

                @Override
                public void close() {}
            };
        }
    }

    @BeforeEach
    void install() {
        engine.add(new LineConverter());
        engine.add(new FilesTarget());
    }

    private Path zip(String name, String... entries) throws IOException {
        Path archive = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(entry.getBytes());
            }
        }
        return archive;
    }

    private static Path gzip(Path file, Path packed) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        return packed;
    }

    private ExportParams.Builder of(Path source) {
        return ExportParams.from("files")
                .filter("path", source.toString())
                .to("lines")
                .destination(folder.resolve("out"));
    }

    private Path export(ExportParams.Builder params) throws Exception {
        return engine.start(params.build(), ExportListener.NONE)
                .await()
                .exports()
                .get(0)
                .folder();
    }

    /** The ids of items in an export of lines. */
    private static List<String> items(Path export) throws IOException {
        return Files.readAllLines(export.resolve("table.txt")).stream()
                .skip(1)
                .map(row -> row.substring(row.indexOf(' ') + 1))
                .toList();
    }

    @Test
    void itIsReadAsTheFolderThatWasPacked() throws Exception {
        Path archive = zip("photos.zip", "b.txt", "in/a.txt");
        Path export = export(of(archive).filter("prefix", "x/"));
        assertEquals(List.of("x/b.txt", "x/in/a.txt"), items(export));
        assertTrue(Files.readString(export.resolve("run.json")).contains("photos.zip"));
        assertEquals(2, Files.list(export.resolve("media")).count());
        assertEquals(List.of(export), Files.list(folder.resolve("out")).toList());
    }

    @Test
    void aFolderOfTheArchivesNameIsWhatIsMeant() throws Exception {
        Path archive = zip("photos.zip", "photos/in/b.txt", "photos/in/c.txt", "__MACOSX/photos/b.txt", ".DS_Store");
        assertEquals(List.of("in/b.txt", "in/c.txt"), items(export(of(archive))));
    }

    @Test
    void aFolderOfAnotherNameMayBeAClass() throws Exception {
        assertEquals(List.of("cats/b.txt"), items(export(of(zip("photos.zip", "cats/b.txt")))));
    }

    @Test
    void otherFoldersMayBePackedToo() throws Exception {
        Path images = zip("images.zip", "images/1.jpg");
        Path export = export(of(zip("a.zip", "a.txt")).filter("images", images.toString()));
        assertEquals(List.of("itself", "1.jpg"), items(export));
        assertTrue(Files.readString(export.resolve("losses.ndjson")).contains(images.resolve("images") + " holds"));
        Path one = zip("one.zip", "1.jpg");
        assertEquals(
                List.of("itself", "1.jpg"),
                items(export(of(zip("b.zip", "b.txt")).filter("images", one.toString()))));
    }

    @Test
    void aFileThatIsAllThatWasPackedIsRead() throws Exception {
        Path text = Files.writeString(folder.resolve("one.txt"), "text");
        assertEquals(List.of("itself"), items(export(of(zip("one.zip", "one.txt")))));
        assertEquals(List.of("itself"), items(export(of(gzip(text, folder.resolve("one.txt.gz"))))));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FOLDER")
    void exportsThatWerePackedAreSources(Packing packing) throws Exception {
        Path archive = export(of(zip("two.zip", "1.txt", "2.txt")).packing(packing));
        List<String> found = items(export(of(archive)));
        assertTrue(found.containsAll(List.of("run.json", "table.txt")), found::toString);
        if (packing == Packing.TAR) {
            assertEquals(found, items(export(of(gzip(archive, folder.resolve("again.tar.gz"))))));
        }
    }

    @Test
    void whatIsWrongInItNamesTheArchive() throws Exception {
        Path archive = zip("some.zip", "bad.txt", "good.txt", "poor.txt");
        Path export = export(of(archive));
        assertEquals(List.of("good.txt", "poor.txt"), items(export));
        String errors = Files.readString(export.resolve("errors.ndjson"));
        assertTrue(errors.contains(archive.resolve("bad.txt") + " is bad"), errors);
        String losses = Files.readString(export.resolve("losses.ndjson"));
        assertTrue(losses.contains(archive.resolve("poor.txt") + " is poor"), losses);
    }

    @Test
    void whatIsMissingMayLieInTheOneFolderOfTheArchive() throws Exception {
        Path images = zip("images.zip", "photos/1.jpg");
        Path export = export(of(zip("a.zip", "missing.txt", "b.txt")).filter("images", images.toString()));
        String remedy =
                "All of the archive lies in a folder 'photos': unpack it and give that folder, or rename the archive like the folder";
        String errors = Files.readString(export.resolve("errors.ndjson"));
        assertTrue(errors.contains("there is no file 'missing.txt' in " + images + ". " + remedy), errors);

        ExportException refused = assertThrows(
                ExportException.class,
                () -> export(of(zip("c.zip", "photos/missing.txt")).filter("prefix", "table")));
        assertEquals("files.missing: there is no table in " + folder.resolve("c.zip") + ". " + remedy, refused.line());
    }

    @Test
    void aRefusalNamesTheArchive() throws Exception {
        Path archive = zip("some.zip", "refused.txt");
        ExportException refused = assertThrows(ExportException.class, () -> export(of(archive)));
        assertEquals("files.refused: " + archive.resolve("refused.txt") + " is not wanted", refused.line());
        assertFalse(Files.exists(folder.resolve("out"))
                && Files.list(folder.resolve("out")).findAny().isPresent());
    }

    @Test
    void aPlanReadsItToo() throws Exception {
        Path archive = zip("some.zip", "a.txt", "b.txt");
        assertEquals(
                2,
                engine.plan(of(archive).build(), ExportListener.NONE)
                        .categories()
                        .get(0)
                        .annotations());
    }

    @Test
    void aRunThatHasReadItIsComparedWithWhatIsPackedNow() throws Exception {
        Path archive = zip("photos.zip", "a.txt", "b.txt");
        ExportHandle run = engine.start(of(archive).build(), (id, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == ExportEvent.Phase.PLAN) {
                throw new OutOfMemoryError("the process dies here");
            }
        });
        assertThrows(ExportException.class, run::await);
        Path out = folder.resolve("out");
        assertEquals(new SourceChanges(2, 0, 0, 0, 0), engine.changes(run.id(), out, change -> {}));

        zip("photos.zip", "b.txt", "bad.txt", "c.txt");
        List<String> changes = new ArrayList<>();
        SourceChanges some = engine.changes(run.id(), out, change -> changes.add(change.kind() + " " + change.item()));
        assertEquals(List.of("ADDED c.txt", "GONE a.txt"), changes);
        assertEquals(new SourceChanges(1, 1, 0, 1, 1), some);

        zip("photos.zip", "refused.txt");
        ExportException refused =
                assertThrows(ExportException.class, () -> engine.changes(run.id(), out, change -> {}));
        assertEquals("files.refused: " + archive.resolve("refused.txt") + " is not wanted", refused.line());
    }

    @Test
    void howFarItIsUnpackedIsTold() throws Exception {
        Path zip = zip("photos.zip", "a.txt", "b.txt");
        for (Path archive : List.of(zip, gzip(zip("inner", "a.txt"), folder.resolve("photos.gz")))) {
            List<SourceScanned> told = new ArrayList<>();
            ExportListener listener = (id, event) -> {
                if (event instanceof SourceScanned scanned) {
                    told.add(scanned);
                }
            };
            engine.start(of(archive).build(), listener).await();

            assertEquals(Files.size(archive), told.get(0).bytesTotal());
            assertTrue(told.stream().allMatch(one -> one.bytesDone() <= one.bytesTotal()), told.toString());
        }
    }

    @Test
    void unpackingEndsWhenTheRunIsCancelled() throws Exception {
        CompletableFuture<ExportHandle> started = new CompletableFuture<>();
        ExportHandle run = engine.start(of(zip("photos.zip", "a.txt", "b.txt")).build(), (id, event) -> {
            if (event instanceof SourceScanned) {
                started.join().cancel();
            }
        });
        started.complete(run);
        assertEquals(
                "run.cancelled", assertThrows(ExportException.class, run::await).code());
    }

    @Test
    void whatCannotBeUnpackedIsSaid() throws Exception {
        Path archive = Files.write(folder.resolve("x.tgz"), new byte[] {0x1f, (byte) 0x8b, 8});
        ExportException refused = assertThrows(ExportException.class, () -> export(of(archive)));
        assertEquals("archive.unreadable", refused.code());
        Path outside = zip("outside.zip", "../a.txt");
        assertEquals(
                "archive.unreadable",
                assertThrows(ExportException.class, () -> export(of(outside))).code());
        assertFalse(Files.exists(folder.resolve("a.txt")));
    }
}

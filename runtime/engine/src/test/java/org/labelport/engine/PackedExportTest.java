package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.labelport.engine.unpack.Unpacked;
import org.labelport.engine.unpack.Unpacked.Progress;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.export.ExportParams.Packing;
import org.labelport.export.ExportResult;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;

class PackedExportTest {

    private static final int ITEMS = 40;
    private static final Taxonomy TAXONOMY = new Taxonomy(List.of(Category.of("cat"), Category.of("poison")));

    @TempDir
    Path folder;

    private final LabelportEngine engine = new LabelportEngine();

    @BeforeEach
    void install() throws IOException {
        engine.add(new LineConverter());
        engine.add(new ListTarget(TAXONOMY, items()));
    }

    private List<Item> items() throws IOException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            // Long, and not of ASCII; every fifth fails after its picture was written.
            String name = "\u00fcbung/" + "l".repeat(5 * (i % 30)) + "/" + i + ".jpg";
            Path picture = folder.resolve("pictures/" + i + ".jpg");
            Files.createDirectories(picture.getParent());
            Files.writeString(picture, ("picture " + i + " ").repeat(i == 7 ? 100_000 : 10));
            items.add(Item.of(
                    "item" + i,
                    name,
                    Media.Image.of(Blob.at(picture.toUri(), Blob.UNKNOWN_SIZE), 20, 20),
                    List.of(Annotation.of(i + "-a", i % 5 == 4 ? "poison" : "cat", Shape.Box.of(1, 2, 3, 4)))));
        }
        return items;
    }

    private static ExportParams.Builder params(Path out, Packing packing) {
        return ExportParams.from("list")
                .to("lines")
                .destination(out)
                .packing(packing)
                .threads(2)
                .shardItems(3);
    }

    private Path export(ExportParams.Builder params) throws Exception {
        ExportResult result = engine.start(params.build(), ExportListener.NONE).await();
        return result.exports().get(0).folder();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FOLDER")
    void unpackedItIsTheFolder(Packing packing) throws Exception {
        Path plain = export(params(folder.resolve("plain"), Packing.FOLDER));
        Path packed = export(params(folder.resolve("packed"), packing));
        assertEquals(folder.resolve("packed").resolve(packing.fileName("lines")), packed);
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        assertEquals(unpacked, Unpacked.of(packed, unpacked, any -> true, Limits.USUAL, Progress.IGNORED));
        assertEquals(tree(plain), tree(unpacked));
        assertEquals(
                2 * (ITEMS - ITEMS / 5),
                tree(plain).keySet().stream().filter(name -> name.contains("/")).count());
        assertEquals(List.of(packed), list(folder.resolve("packed")));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FOLDER")
    void bytesAreTheSameHoweverItIsWritten(Packing packing) throws Exception {
        byte[] expected =
                Files.readAllBytes(export(params(folder.resolve("a"), packing).threads(1)));
        for (int threads : List.of(2, 4)) {
            Path other = folder.resolve("threads" + threads);
            assertArrayEquals(
                    expected, Files.readAllBytes(export(params(other, packing).threads(threads))));
        }
        assertArrayEquals(
                expected,
                Files.readAllBytes(export(params(folder.resolve("one"), packing).shardItems(ITEMS))));
    }

    @Test
    void entriesOfZipsHaveNoTimeAndMediaAreNotCompressed() throws Exception {
        Path packed = export(params(folder.resolve("out"), Packing.ZIP));
        try (ZipFile zip = new ZipFile(packed.toFile())) {
            List<ZipEntry> entries = Collections.list(zip.entries()).stream()
                    .map(ZipEntry.class::cast)
                    .toList();
            assertTrue(entries.get(0).getName().startsWith("media/"), "in the order of writing");
            assertEquals("run.json", entries.get(entries.size() - 1).getName());
            for (ZipEntry entry : entries) {
                assertEquals(LocalDateTime.of(1980, 1, 1, 0, 0), entry.getTimeLocal());
                boolean media = entry.getName().endsWith(".jpg");
                assertEquals(media ? ZipEntry.STORED : ZipEntry.DEFLATED, entry.getMethod(), entry.getName());
            }
        }
    }

    @Test
    void takenNamesStayAndTheExtensionIsLast() throws Exception {
        Path out = folder.resolve("out");
        assertEquals(out.resolve("lines.zip"), export(params(out, Packing.ZIP)));
        assertEquals(out.resolve("lines(1).zip"), export(params(out, Packing.ZIP)));
        assertEquals(out.resolve("mine.zip"), export(params(out, Packing.ZIP).name("mine.zip")));
        assertEquals(out.resolve("v1.2.zip"), export(params(out, Packing.ZIP).name("v1.2")));
        assertEquals(out.resolve("v1.2(1).zip"), export(params(out, Packing.ZIP).name("v1.2")));
        assertArrayEquals(
                Files.readAllBytes(out.resolve("lines.zip")), Files.readAllBytes(out.resolve("lines(1).zip")));
    }

    @Test
    void fileThatComesToBeAtTheLastMomentIsNotOverwritten() throws Exception {
        Path out = folder.resolve("out");
        Path place = out.resolve("lines.zip");
        ExportListener rival = (run, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == ExportEvent.Phase.PUBLISH) {
                try {
                    Files.writeString(place, "mine");
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        ExportResult result =
                engine.start(params(out, Packing.ZIP).build(), rival).await();
        assertEquals(out.resolve("lines(1).zip"), result.exports().get(0).folder());
        assertEquals("mine", Files.readString(place));
    }

    @ParameterizedTest
    @EnumSource
    void exportSaysWhatFormatItIsIn(Packing packing) throws Exception {
        Path export = export(params(folder.resolve("out"), packing));
        assertEquals(Optional.of("lines"), engine.writtenAs(export).map(FormatRequest::format));
    }

    /** As people pack a folder, not what is in it. */
    @Test
    void exportInAFolderOfTheArchivesNameSaysWhatFormatItIsIn() throws Exception {
        Path export = export(params(folder.resolve("out"), Packing.FOLDER));
        Path packed = folder.resolve("fruits.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(packed))) {
            zip.putNextEntry(new ZipEntry("fruits/run.json"));
            Files.copy(export.resolve("run.json"), zip);
        }

        assertEquals(Optional.of("lines"), engine.writtenAs(packed).map(FormatRequest::format));
    }

    @Test
    void archivesOfOthersMustNotWriteElsewhere() throws Exception {
        Path evil = folder.resolve("evil.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(evil))) {
            zip.putNextEntry(new ZipEntry("../../slipped"));
            zip.write(1);
        }
        Path scratch = Files.createDirectories(folder.resolve("a/b"));
        ExportException refused = assertThrows(
                ExportException.class, () -> Unpacked.of(evil, scratch, any -> true, Limits.USUAL, Progress.IGNORED));
        assertEquals("archive.unreadable", refused.code());
        assertEquals(List.of(), list(scratch));
        assertTrue(Files.notExists(folder.resolve("slipped")));
    }

    @Test
    void otherProgramsReadZips() throws Exception {
        Path packed = export(params(folder.resolve("out"), Packing.ZIP));
        accepted("python3", "-m", "zipfile", "-t", packed.toString());
    }

    @Test
    void otherProgramsReadTars() throws Exception {
        Path packed = export(params(folder.resolve("out"), Packing.TAR));
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        accepted("tar", "-C", unpacked.toString(), "-xf", packed.toString());
        assertEquals(tree(export(params(folder.resolve("plain"), Packing.FOLDER))), tree(unpacked));
    }

    private static void accepted(String... command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, command[0] + " is not installed");
            return;
        }
        String said;
        try (InputStream out = process.getInputStream()) {
            said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertEquals(0, process.waitFor(), said);
    }

    private static SortedMap<String, String> tree(Path root) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static List<Path> list(Path root) throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.toList();
        }
    }
}

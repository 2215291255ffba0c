package org.labelport.engine.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.engine.staging.FileStore;
import org.labelport.engine.staging.ShardFiles;
import org.labelport.engine.unpack.Unpacked;
import org.labelport.engine.unpack.Unpacked.Progress;
import org.labelport.export.ExportParams.Packing;
import org.labelport.limits.Limits;
import org.labelport.output.ByteText;
import org.labelport.report.ItemException;

class ArchiveTest {

    /** More than a ZIP without extensions can hold. */
    private static final int MANY = 70_000;

    @TempDir
    Path folder;

    private PackedFiles files(Packing packing) {
        return new PackedFiles(folder.resolve("segments"), folder.resolve("archive"), packing);
    }

    private static ByteText text(String text) {
        return new ByteText().text(text);
    }

    @Test
    void zipHoldsManyFiles() throws Exception {
        PackedFiles files = files(Packing.ZIP);
        try (ShardFiles shard = files.shard(0)) {
            for (int i = 0; i < MANY; i++) {
                shard.write("labels/" + i + ".txt", text("label " + i));
            }
            shard.end();
        }
        files.complete(1);
        try (ZipFile zip = new ZipFile(folder.resolve("archive").toFile())) {
            assertEquals(MANY, zip.size());
            try (InputStream last = zip.getInputStream(zip.getEntry("labels/69999.txt"))) {
                assertEquals("label 69999", new String(last.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FOLDER")
    void contentsOfAllSizesComeBack(Packing packing) throws Exception {
        PackedFiles files = files(packing);
        Random random = new Random(5);
        int[] sizes = {0, 1, 511, 512, 513, 262_143, 262_144, 300_000, 2_000_000};
        byte[][] contents = new byte[2 * sizes.length][];
        try (ShardFiles shard = files.shard(0)) {
            for (int i = 0; i < contents.length; i++) {
                contents[i] = new byte[sizes[i / 2]];
                random.nextBytes(contents[i]);
                ByteText content = new ByteText();
                content.write(contents[i], 0, contents[i].length);
                shard.write(name(i), content);
                shard.again("again " + name(i), new FileStore.Entry(name(i), contents[i].length, "of the first"));
                // What fails in between leaves nothing, wherever its bytes are by then.
                FileStore.Entry first = shard.write("gone-" + i, content);
                FileStore.Entry second = shard.write("gone too-" + i, content);
                shard.delete(first);
                shard.delete(second);
            }
            shard.end();
        }
        files.folder("empty");
        files.complete(1);
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        Unpacked.of(folder.resolve("archive"), unpacked, any -> true, Limits.USUAL, Progress.IGNORED);
        for (int i = 0; i < contents.length; i++) {
            assertArrayEquals(contents[i], Files.readAllBytes(unpacked.resolve(name(i))), name(i));
            assertArrayEquals(contents[i], Files.readAllBytes(unpacked.resolve("again " + name(i))), name(i));
        }
        assertTrue(Files.isDirectory(unpacked.resolve("empty")));
        try (var all = Files.list(unpacked)) {
            assertEquals(2 * contents.length + 1, all.count());
        }
    }

    private static String name(int i) {
        return i + (i % 2 == 0 ? ".txt" : ".png");
    }

    @Test
    void filesOfTheWholeDataSetMayBeWrittenAtOnce() throws Exception {
        PackedFiles files = files(Packing.ZIP);
        try (OutputStream first = files.open("a.json");
                OutputStream second = files.open("b.json")) {
            second.write('b');
            first.write('a');
        }
        files.complete(0);
        try (ZipFile zip = new ZipFile(folder.resolve("archive").toFile())) {
            assertEquals(
                    List.of("a.json", "b.json"),
                    zip.stream().map(Object::toString).toList());
            assertEquals('a', zip.getInputStream(zip.getEntry("a.json")).read());
            assertEquals(1, zip.getEntry("b.json").getSize());
        }
    }

    @Test
    void noNameComesTwice() throws Exception {
        PackedFiles files = files(Packing.TAR);
        try (ShardFiles shard = files.shard(0);
                ShardFiles other = files.shard(1)) {
            FileStore.Entry entry = shard.write("a/b/c", text("1"));
            for (String taken : List.of("a/b/c", "a/b", "a", "a/b/c/d")) {
                ItemException e = assertThrows(ItemException.class, () -> other.write(taken, text("2")), taken);
                assertEquals("file.conflict", e.code());
            }
            shard.delete(entry);
            other.write("a/b/c", text("3"));
            assertThrows(IOException.class, () -> other.write("../x", text("4")));
        }
        assertThrows(IOException.class, () -> files.open("a/b/c"));
        assertThrows(IOException.class, () -> files.folder("a/b/c/d"));
    }

    @Test
    void manyNamesAreToldApart() throws Exception {
        TakenNames names = new TakenNames();
        for (int i = 0; i < 200_000; i++) {
            names.take("labels/train/" + i + ".txt");
            if (i % 3 == 0) {
                names.release("labels/train/" + i + ".txt");
            }
        }
        names.take("labels/train/199998.txt");
        assertThrows(ItemException.class, () -> names.take("labels/train/199999.txt"));
    }

    @Test
    void unfinishedShardsAndArchivesAreNotThere() throws Exception {
        PackedFiles files = files(Packing.ZIP);
        try (ShardFiles shard = files.shard(0)) {
            shard.write("a", text("1"));
        }
        assertThrows(IOException.class, () -> files.complete(1));
        assertFalse(Files.exists(folder.resolve("archive")));
    }

    @Test
    void largeNumbersOfZipsAreInTheExtension() {
        ZipLayout zip = new ZipLayout();
        long large = 5L << 30;
        ArchiveEntry entry =
                new ArchiveEntry("video.mp4", 0, zip.headerLength(new byte[9], true), false, 7, large, large);
        ByteBuffer local = ByteBuffer.wrap(zip.header(entry)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(-1, local.getInt(18));
        assertEquals(large, local.getLong(30 + 9 + 4));
        ByteBuffer record =
                ByteBuffer.wrap(zip.directoryRecord(entry, 2 * large)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(-1, record.getInt(42));
        assertEquals(28, record.getShort(30));
        assertEquals(2 * large, record.getLong(46 + 9 + 4 + 16));
        ByteBuffer end = ByteBuffer.wrap(zip.end(1, 3 * large, 74)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(3 * large, end.getLong(48));
        assertEquals(22, zip.end(65_534, 1, 1).length);
        assertEquals(98, zip.end(65_535, 1, 1).length);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 511, (8L << 30) - 1, 8L << 30, 1L << 50})
    void sizesOfTarsComeBack(long size) throws IOException {
        TarLayout tar = new TarLayout();
        String name = "\u00e9".repeat(300) + ".mp4";
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        ArchiveEntry entry = new ArchiveEntry(name, 0, tar.headerLength(utf8, true), false, 7, size, size);
        try (TarArchiveInputStream files =
                new TarArchiveInputStream(new ByteArrayInputStream(tar.header(entry)), "UTF-8")) {
            TarArchiveEntry read = files.getNextEntry();
            assertEquals(name, read.getName());
            assertEquals(size, read.getSize());
        }
    }
}

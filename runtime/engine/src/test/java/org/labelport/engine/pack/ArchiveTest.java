package org.labelport.engine.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.engine.staging.FileStore;
import org.labelport.engine.staging.ShardFiles;
import org.labelport.export.ExportParams.Packing;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.output.ByteText;
import org.labelport.report.ExportException;
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
        Unpacked.of(folder.resolve("archive"), unpacked, any -> true, Limits.USUAL);
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
        try (TarFiles files = new TarFiles(new ByteArrayInputStream(tar.header(entry)))) {
            TarArchiveEntry read = files.next().orElseThrow();
            assertEquals(name, read.getName());
            assertEquals(size, read.getSize());
        }
    }

    /** The whole of it has a file of three bytes, and two empty blocks for its end. */
    @ParameterizedTest
    @ValueSource(ints = {TarLayout.BLOCK, TarLayout.BLOCK + 2, 2 * TarLayout.BLOCK})
    void tarThatWasCutOffIsSaidToBe(int length) throws Exception {
        byte[] whole = tarOfOneFile();
        unpacked(Files.write(folder.resolve("whole.tar"), whole));

        ExportException refused =
                refused(Files.write(folder.resolve("cut.tar.gz"), gzip(Arrays.copyOf(whole, length))));

        assertTrue(refused.getMessage().contains("cut off"), refused.getMessage());
    }

    private static byte[] tarOfOneFile() {
        byte[] header = new TarLayout().header(new ArchiveEntry("a.txt", 0, TarLayout.BLOCK, false, 0, 3, 3));
        return Arrays.copyOf(header, 4 * TarLayout.BLOCK);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    private Path unpacked(Path archive) throws Exception {
        return Unpacked.of(archive, Files.createTempDirectory(folder, "into"), any -> true, Limits.USUAL);
    }

    private ExportException refused(Path archive) {
        ExportException refused = assertThrows(ExportException.class, () -> unpacked(archive));
        assertEquals("archive.unreadable", refused.code());
        return refused;
    }

    @Test
    void damagedHeadersOfTarsAreRefused() throws Exception {
        byte[] damaged = tarOfOneFile();
        damaged[3]++;

        ExportException refused = refused(Files.write(folder.resolve("damaged.tar"), damaged));

        assertTrue(refused.getMessage().contains("a header is damaged"), refused.getMessage());
    }

    @Test
    void linksInTarsAreRefused() throws Exception {
        Path archive = folder.resolve("link.tar");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
            TarArchiveEntry link = new TarArchiveEntry("a.txt", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }

        ExportException refused = refused(archive);

        assertTrue(refused.getMessage().contains("'a.txt' is no file and no folder"), refused.getMessage());
    }

    @Test
    void bzip2IsUnpacked() throws Exception {
        Path archive = folder.resolve("a.tar.bz2");
        try (OutputStream out = new BZip2CompressorOutputStream(Files.newOutputStream(archive))) {
            out.write(tarOfOneFile());
        }
        Path file = folder.resolve("a.json.bz2");
        try (OutputStream out = new BZip2CompressorOutputStream(Files.newOutputStream(file))) {
            out.write('1');
        }

        assertEquals(3, Files.size(unpacked(archive).resolve("a.txt")));
        assertEquals(1, Files.size(unpacked(file).resolve("a.json")));
        refused(Files.write(folder.resolve("cut.bz2"), Arrays.copyOf(Files.readAllBytes(archive), 20)));
    }

    @ParameterizedTest
    @CsvSource({
        "fd377a585a0000, xz",
        "28b52ffd00, Zstandard",
        "377abcaf271c0004, 7-Zip",
        "526172211a0700, RAR",
    })
    void archivesOfOtherKindsAreNamed(String start, String kind) throws Exception {
        ExportException refused =
                refused(Files.write(folder.resolve("other"), HexFormat.of().parseHex(start)));

        assertTrue(refused.getMessage().contains("it is packed by " + kind + ";"), refused.getMessage());
    }

    @Test
    void filesThatBeginLikeArchivesAreNone() throws Exception {
        for (String text : List.of("PK,x", "BZh91,1", "ustar")) {
            assertFalse(Unpacked.isArchive(Files.writeString(folder.resolve("a.csv"), text)), text);
        }
    }

    @Test
    void filesInZipsWhoseChecksumIsAnotherAreRefused() throws Exception {
        Path archive = folder.resolve("stored.zip");
        byte[] content = "twelve bytes".getBytes(StandardCharsets.US_ASCII);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            ZipEntry stored = new ZipEntry("a.txt");
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(content.length);
            CRC32 checksum = new CRC32();
            checksum.update(content);
            stored.setCrc(checksum.getValue());
            zip.putNextEntry(stored);
            zip.write(content);
        }
        String whole = Files.readString(archive, StandardCharsets.ISO_8859_1);
        Files.writeString(archive, whole.replace("twelve", "twenty"), StandardCharsets.ISO_8859_1);

        ExportException refused = refused(archive);

        assertTrue(
                refused.getMessage().contains("'a.txt' is damaged or encrypted: its checksum is another"),
                refused.getMessage());
    }

    /** As Windows made them for long, and some programs do. */
    @Test
    void namesOfZipsThatAreNotUtf8AreOfTheCodePage() throws Exception {
        Path archive = folder.resolve("old.zip");
        Charset codePage = Charset.forName("IBM437");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive), codePage)) {
            zip.putNextEntry(new ZipEntry("\u00fcber.txt"));
        }

        assertTrue(Files.exists(unpacked(archive).resolve("\u00fcber.txt")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "4294967316", "601", "3", "-20", "x"})
    void extendedHeadersOfTarsWithWrongLengthsAreRefused(String length) {
        TarLayout tar = new TarLayout();
        byte[] utf8 = "a".repeat(600).getBytes(StandardCharsets.US_ASCII);
        byte[] header = tar.header(new ArchiveEntry("a".repeat(600), 0, tar.headerLength(utf8, false), false, 0, 0, 0));
        byte[] lines = ("13 mtime=123\n" + length + " path=b\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(lines, 0, header, TarLayout.BLOCK, lines.length);
        TarFiles files = new TarFiles(new ByteArrayInputStream(header));
        assertThrows(DamagedException.class, files::next);
    }

    @Test
    void archiveThatBecomesManyTimesAsLargeIsNotUnpacked() throws Exception {
        Path bomb = folder.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("zeros"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 3; i++) {
                zip.write(zeros);
            }
        }
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        ExportException refused = assertThrows(
                ExportException.class, () -> Unpacked.of(bomb, scratch, any -> true, Limits.USUAL, 1 << 20));
        assertEquals("archive.unreadable", refused.code());
        assertTrue(refused.getMessage().contains("times its size"), refused.getMessage());
        assertTrue(refused.getMessage().contains("'archiveRatio'"), refused.getMessage());

        Limits raised = Limits.of(Map.of(Limit.ARCHIVE_RATIO, 10_000L));
        Path larger = Files.createDirectory(folder.resolve("larger"));
        Unpacked.of(bomb, larger, any -> true, raised, 1 << 20);
        assertEquals(3 << 20, Files.size(larger.resolve("zeros")));
    }

    @Test
    void gzipFileThatWasCutOffIsSaidToBe() throws Exception {
        Path packed = Files.write(folder.resolve("a.tar.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0});
        Path scratch = Files.createDirectory(folder.resolve("scratch"));

        ExportException refused =
                assertThrows(ExportException.class, () -> Unpacked.of(packed, scratch, any -> true, Limits.USUAL));

        assertEquals("archive.unreadable", refused.code());
        assertTrue(refused.getMessage().contains("damaged or cut off"), refused.getMessage());
    }

    @Test
    void zipThatWasCutOffIsSaidToBe() throws Exception {
        Path cut = Files.write(folder.resolve("cut.zip"), new byte[] {'P', 'K', 3, 4, 0, 0, 0});
        Path scratch = Files.createDirectory(folder.resolve("scratch"));

        ExportException refused =
                assertThrows(ExportException.class, () -> Unpacked.of(cut, scratch, any -> true, Limits.USUAL));

        assertTrue(refused.getMessage().contains("it is damaged or cut off ("), refused.getMessage());
    }
}

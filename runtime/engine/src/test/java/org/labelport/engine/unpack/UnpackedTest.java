package org.labelport.engine.unpack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.engine.unpack.Unpacked.Progress;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;
import org.labelport.target.FolderList;

/** What people and other programs packed. */
class UnpackedTest {

    private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;

    @TempDir
    Path folder;

    /** The whole of it has a file of three bytes, and two empty blocks for its end. */
    @ParameterizedTest
    @ValueSource(ints = {BLOCK, BLOCK + 2, 2 * BLOCK})
    void tarThatWasCutOffIsSaidToBe(int length) throws Exception {
        byte[] whole = tarOfOneFile();
        unpacked(Files.write(folder.resolve("whole.tar"), whole));

        ExportException refused =
                refused(Files.write(folder.resolve("cut.tar.gz"), gzip(Arrays.copyOf(whole, length))));

        assertTrue(refused.getMessage().contains("cut off"), refused.getMessage());
    }

    private static byte[] tarOfOneFile() {
        return Arrays.copyOf(header("a.txt", '0', 3), 4 * BLOCK);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    private Path unpacked(Path archive) throws Exception {
        return Unpacked.of(
                archive, Files.createTempDirectory(folder, "into"), any -> true, Limits.USUAL, Progress.IGNORED);
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

        assertTrue(refused.getMessage().contains("'a.txt' is neither a file nor a folder"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"1, 300, txt", "20, 250, txt", "1, 300, /", "20, 250, /"})
    void namesThatAreTooLongForTheDiskAreOfTheArchive(int levels, int length, String end) throws Exception {
        Path archive = folder.resolve("long.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry(
                    "first/" + "x".repeat(length).concat("/").repeat(levels - 1) + "x".repeat(length) + end));
        }

        ExportException refused = refused(archive);

        assertTrue(refused.getMessage().startsWith(archive + " cannot be unpacked: 'first/xxx"), refused.getMessage());
        assertTrue(refused.getMessage().contains("too long for this disk"), refused.getMessage());
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
                refused.getMessage().contains("'a.txt' is damaged or encrypted: its checksum differs"),
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
        String lines = "13 mtime=123\n" + length + " path=b\n";
        byte[] content = (lines + "a".repeat(609 - lines.length()) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.writeBytes(header("a", 'x', content.length));
        tar.writeBytes(Arrays.copyOf(content, 2 * BLOCK));
        tar.writeBytes(header("a", '0', 0));
        TarFiles files = new TarFiles(new ByteArrayInputStream(tar.toByteArray()));
        assertThrows(DamagedException.class, files::next);
    }

    /** Names are read into memory, and compress to nothing. */
    @ParameterizedTest
    @ValueSource(chars = {'L', 'K'})
    void longHeadersOfTarsAreRefused(char kind) throws Exception {
        byte[] header = header("a", kind, 9 << 20);

        ExportException refused =
                refused(Files.write(folder.resolve("long.tar.gz"), gzip(Arrays.copyOf(header, 10 << 20))));

        assertTrue(refused.getMessage().contains("a header is longer than any should be"), refused.getMessage());
    }

    @Test
    void longExtendedHeadersAndMapsOfSparseFilesAreRefused() throws Exception {
        byte[] path = ("9000020 path=" + "a".repeat(9_000_006) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] sparse = "22 GNU.sparse.major=1\n22 GNU.sparse.minor=0\n25 GNU.sparse.realsize=0\n"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] map = ("2500000\n" + "0\n0\n".repeat(2_500_000)).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream mapped = new ByteArrayOutputStream();
        mapped.write(header("a", 'x', sparse.length));
        mapped.write(Arrays.copyOf(sparse, BLOCK));
        mapped.write(header("a", '0', map.length));
        mapped.write(map);
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.write(header("a", 'x', path.length));
        named.write(path);

        for (ByteArrayOutputStream tar : List.of(mapped, named)) {
            ExportException refused = refused(
                    Files.write(folder.resolve("long.tar.gz"), gzip(Arrays.copyOf(tar.toByteArray(), 12 << 20))));

            assertTrue(refused.getMessage().contains("a header is longer than any should be"), refused.getMessage());
        }
    }

    @Test
    void tarsWithHeaderUponHeaderAreRefused() throws Exception {
        byte[] header = header("a", 'x', 0);
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            headers.write(header);
        }

        ExportException refused = refused(Files.write(folder.resolve("deep.tar.gz"), gzip(headers.toByteArray())));

        assertTrue(refused.getMessage().contains("a file has too many headers"), refused.getMessage());
    }

    private static byte[] header(String name, char kind, long size) {
        TarArchiveEntry entry = new TarArchiveEntry(name, (byte) kind);
        entry.setSize(size);
        byte[] header = new byte[BLOCK];
        entry.writeEntryHeader(header);
        return header;
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
                ExportException.class,
                () -> Unpacked.of(bomb, scratch, any -> true, Limits.USUAL, Progress.IGNORED, 1 << 20));
        assertEquals("archive.unreadable", refused.code());
        assertTrue(refused.getMessage().contains("times its size"), refused.getMessage());
        assertTrue(refused.getMessage().contains("'archiveRatio'"), refused.getMessage());

        Limits raised = Limits.of(Map.of(Limit.ARCHIVE_RATIO, 10_000L));
        Path larger = Files.createDirectory(folder.resolve("larger"));
        Unpacked.of(bomb, larger, any -> true, raised, Progress.IGNORED, 1 << 20);
        assertEquals(3 << 20, Files.size(larger.resolve("zeros")));
    }

    @Test
    void emptyFilesCountToo() throws Exception {
        Path bomb = folder.resolve("empty.tar.gz");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(bomb)))) {
            for (int i = 0; i < 1000; i++) {
                tar.putArchiveEntry(new TarArchiveEntry("a" + i));
                tar.closeArchiveEntry();
            }
        }
        Limits limits = Limits.of(Map.of(Limit.ARCHIVE_RATIO, 2L));
        Path scratch = Files.createDirectory(folder.resolve("scratch"));

        ExportException refused = assertThrows(
                ExportException.class,
                () -> Unpacked.of(bomb, scratch, any -> true, limits, Progress.IGNORED, 1 << 16));

        assertTrue(refused.getMessage().contains("times its size"), refused.getMessage());
    }

    @Test
    void unpackingStopsAlsoBetweenFilesThatAreEmptyOrUnwanted() throws Exception {
        Path archive = folder.resolve("a.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("empty"));
            zip.putNextEntry(new ZipEntry("unwanted"));
        }
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        List<String> asked = new ArrayList<>();

        ExportException stopped = assertThrows(
                ExportException.class,
                () -> Unpacked.of(archive, scratch, asked::add, Limits.USUAL, (done, total) -> {
                    if (!asked.isEmpty()) {
                        throw new ExportException("run.cancelled", "stopped");
                    }
                }));

        assertEquals("run.cancelled", stopped.code());
        assertEquals(List.of("empty"), asked);
    }

    /** Also a folder that is empty, or of which no file is wanted: it may be a class without pictures. */
    @Test
    void foldersOfAnArchiveAreFolders() throws Exception {
        for (Path archive : List.of(zip("a.zip", "cats/", "dogs/", "dogs/1.txt"), tar("a.tar", "cats/", "dogs/"))) {
            Path into = Files.createTempDirectory(folder, "into");
            Unpacked.of(archive, into, none -> false, Limits.USUAL, Progress.IGNORED);

            assertEquals(List.of(into.resolve("cats"), into.resolve("dogs")), FolderList.of(into, any -> true));
        }
    }

    /** Only headers are limited, which are held in memory. */
    @Test
    void filesInTarsMayBeLargerThanAnyHeader() throws Exception {
        Path archive = folder.resolve("large.tar.gz");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            for (String name : List.of("1.bin", "2.bin")) {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(9 << 20);
                tar.putArchiveEntry(entry);
                tar.write(new byte[9 << 20]);
                tar.closeArchiveEntry();
            }
        }

        Path unpacked = unpacked(archive);

        assertEquals(9 << 20, Files.size(unpacked.resolve("1.bin")));
        assertEquals(9 << 20, Files.size(unpacked.resolve("2.bin")));
    }

    /** On Windows, a backslash leads as far as a slash does; elsewhere it would hide the folders that were meant. */
    @ParameterizedTest
    @ValueSource(strings = {"../a.txt", "a/../../a.txt", "/a.txt", "..\\a.txt", "a\\b.txt"})
    void namesThatLeadElsewhereAreRefused(String name) throws Exception {
        String message = refused(zip("a.zip", name)).getMessage();

        assertTrue(message.contains("'" + name + "' would lie outside of the data set's folder"), message);
    }

    @Test
    void howMuchOfAnArchiveWasReadIsTold() throws Exception {
        for (Path archive : List.of(zip("a.zip", "1.txt", "2.txt"), tar("a.tar", "1.txt", "2.txt"))) {
            long size = Files.size(archive);
            List<Long> done = new ArrayList<>();
            Unpacked.of(
                    archive,
                    Files.createTempDirectory(folder, "into"),
                    any -> true,
                    Limits.USUAL,
                    (bytesDone, bytesTotal) -> {
                        assertEquals(size, bytesTotal);
                        done.add(bytesDone);
                    });

            assertEquals(done.stream().sorted().toList(), done);
            long last = done.get(done.size() - 1);
            assertTrue(0 < last && last <= size, done::toString);
        }
    }

    private Path zip(String name, String... entries) throws IOException {
        Path archive = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
            }
        }
        return archive;
    }

    private Path tar(String name, String... entries) throws IOException {
        Path archive = folder.resolve(name);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
            for (String entry : entries) {
                tar.putArchiveEntry(new TarArchiveEntry(entry));
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }

    @Test
    void zipWhoseContentIsDamagedIsSaidToBe() throws Exception {
        Path archive = folder.resolve("damaged.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write("some bytes".getBytes(StandardCharsets.US_ASCII));
        }
        byte[] damaged = Files.readAllBytes(archive);
        int content = 30 + "a.txt".length();
        damaged[content] = -1; // no kind of block of compressed data
        Files.write(archive, damaged);

        assertTrue(refused(archive).getMessage().contains("it is damaged or cut off ("));
    }

    @Test
    void gzipFileThatWasCutOffIsSaidToBe() throws Exception {
        Path packed = Files.write(folder.resolve("a.tar.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0});
        Path scratch = Files.createDirectory(folder.resolve("scratch"));

        ExportException refused = assertThrows(
                ExportException.class, () -> Unpacked.of(packed, scratch, any -> true, Limits.USUAL, Progress.IGNORED));

        assertEquals("archive.unreadable", refused.code());
        assertTrue(refused.getMessage().contains("damaged or cut off"), refused.getMessage());
    }

    @Test
    void zipThatWasCutOffIsSaidToBe() throws Exception {
        Path cut = Files.write(folder.resolve("cut.zip"), new byte[] {'P', 'K', 3, 4, 0, 0, 0});
        Path scratch = Files.createDirectory(folder.resolve("scratch"));

        ExportException refused = assertThrows(
                ExportException.class, () -> Unpacked.of(cut, scratch, any -> true, Limits.USUAL, Progress.IGNORED));

        assertTrue(refused.getMessage().contains("it is damaged or cut off ("), refused.getMessage());
    }
}

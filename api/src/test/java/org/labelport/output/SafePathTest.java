package org.labelport.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafePathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a.jpg", "train/a b.jpg", "été/図.png", "a..b", ".hidden", "console.txt", "com10", "a-b_c (1).jpg"
            })
    void safeNamesStay(String name) {
        assertEquals(name, SafePath.of(name));
        assertTrue(SafePath.isSafe(name));
    }

    @Test
    void pathThatIsTooLongAsAWholeKeepsItsEnd() {
        String deep = ("d".repeat(150) + "/").repeat(40) + "picture.jpg";
        String safe = SafePath.of(deep);
        assertTrue(safe.getBytes(StandardCharsets.UTF_8).length <= 900, safe);
        assertTrue(safe.endsWith("d/picture.jpg"), safe);
        assertTrue(deep.endsWith("/" + safe));
        assertTrue(SafePath.isSafe(safe));
        assertFalse(SafePath.isSafe(deep));
    }

    static List<List<String>> hostile() {
        return List.of(
                List.of("../../etc/passwd", "etc/passwd"),
                List.of("/etc/passwd", "etc/passwd"),
                List.of("a/./b/../c", "a/b/c"),
                List.of("a//b/", "a/b"),
                List.of("C:\\x", "C_/x"),
                List.of("\\\\host\\share\\f.txt", "host/share/f.txt"),
                List.of("..\\..\\x", "x"),
                List.of("", "unnamed"),
                List.of("/", "unnamed"),
                List.of("../..", "unnamed"),
                List.of("a\0b", "a_b"),
                List.of("a\nb\r\tc", "a_b__c"),
                List.of("a\u0085b", "a_b"),
                List.of("a\u202egpj.exe", "a_gpj.exe"),
                List.of("a\u2066b\u200fc\ufeff", "a_b_c_"),
                List.of("a\u2028b\u2029c", "a_b_c"),
                List.of("a\ud800b", "a_b"),
                List.of("a\udc00", "a_"),
                List.of("<a>:\"|?*", "_a______"),
                List.of("CON.txt", "CON_.txt"),
                List.of("nul", "nul_"),
                List.of("aux .jpg", "aux _.jpg"),
                List.of("con.tar.gz", "con_.tar.gz"),
                List.of("COM\u00b9.txt", "COM\u00b9_.txt"),
                List.of("conin$", "conin$_"),
                List.of("d/PRN/a.jpg", "d/PRN_/a.jpg"),
                List.of("a.", "a_"),
                List.of("a. . ", "a____"),
                List.of("...", "___"),
                List.of(" ", "_"),
                List.of("e\u0301.jpg", "\u00e9.jpg"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileNamesBecomeSafe(List<String> pair) {
        assertFalse(SafePath.isSafe(pair.get(0)));
        assertEquals(pair.get(1), SafePath.of(pair.get(0)));
        assertTrue(SafePath.isSafe(pair.get(1)));
    }

    @Test
    void nameOfEndlessDotsTakesNoLongerThanItsLength() {
        String dots = ".".repeat(400_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertTrue(SafePath.isSafe(SafePath.of("a" + dots + "b/" + dots))));
    }

    @Test
    void longNamesKeepTheirExtension() {
        String path = SafePath.of("d/" + "x".repeat(300) + ".jpeg");

        assertEquals("d/" + "x".repeat(175) + ".jpeg", path);
        assertTrue(SafePath.isSafe(SafePath.stem(path) + "__1234567890" + SafePath.extension(path)));
    }

    @Test
    void longNamesAreCutBetweenCharacters() {
        String path = SafePath.of("😀".repeat(100) + ".png");

        assertEquals("😀".repeat(44) + ".png", path);
        assertTrue(SafePath.isSafe(SafePath.of("x" + "é".repeat(300))));
    }

    @Test
    void longExtensionIsCut() {
        assertEquals("a." + "b".repeat(178), SafePath.of("a." + "b".repeat(300)));
    }

    @Test
    void stemAndExtension() {
        assertEquals("a/b.c", SafePath.stem("a/b.c.jpg"));
        assertEquals(".jpg", SafePath.extension("a/b.c.jpg"));
        assertEquals("a/.jpg", SafePath.stem("a/.jpg"));
        assertEquals("", SafePath.extension("a/.jpg"));
        assertEquals("a.b/c", SafePath.stem("a.b/c"));
        assertEquals("", SafePath.extension("a.b/c"));
    }

    @Property
    void anyNameBecomesSafe(@ForAll("names") String name) {
        String path = SafePath.of(name);

        assertTrue(SafePath.isSafe(path), path);
        assertEquals(path, SafePath.of(path));
        assertEquals(path, Normalizer.normalize(path, Normalizer.Form.NFC));
        for (String segment : path.split("/", -1)) {
            assertFalse(segment.isEmpty() || segment.equals(".") || segment.equals(".."), path);
            assertFalse(segment.endsWith(".") || segment.endsWith(" "), path);
            assertTrue(segment.getBytes(StandardCharsets.UTF_8).length <= 200, path);
        }
        assertEquals(path, new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        Path root = Path.of("root");
        assertTrue(root.resolve(path).normalize().startsWith(root));
        assertNotEquals(root, root.resolve(path).normalize());
    }

    /** A separator more takes the name through the closer look, which gives the same path. */
    @Property
    void plainNamesAreCleanedLikeOthers(@ForAll("plainNames") String name) {
        assertEquals(SafePath.of(name + "\\"), SafePath.of(name));
    }

    @Provide
    Arbitrary<String> plainNames() {
        return Arbitraries.of(
                        "/", ".", "..", " ", "-", "_", "a", "Z", "0", "con", "NUL", "com1", "lpt9", "x".repeat(90))
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 200)
    void anyNameCanBeCreated(@ForAll("names") String name) throws Exception {
        String safe = SafePath.of(name);
        Assume.that(safe.length() < 2900);
        Path folder = Files.createTempDirectory("safe-path");
        Path file = folder.resolve(safe);

        Files.createDirectories(file.getParent());
        Files.createFile(file);

        assertTrue(Files.exists(file));
        for (Path made = file; !made.equals(folder.getParent()); made = made.getParent()) {
            Files.delete(made);
        }
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> ugly = Arbitraries.of(
                "/",
                "\\",
                "..",
                ".",
                " ",
                "con",
                "NUL",
                "com1",
                "\0",
                "\u202e",
                "\ud800",
                "\udc00",
                "e\u0301",
                "\u0338",
                "<",
                "a",
                "B",
                ".jpg",
                ":",
                "é",
                "😀",
                "\u212a",
                "x".repeat(60),
                "\u1100\u1161\u11a8");
        return Arbitraries.oneOf(
                ugly.list().ofMaxSize(12).map(parts -> String.join("", parts)),
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().ofMinLength(150).ofMaxLength(400));
    }

    @Test
    void safeNameIsAFileInItsFolder(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve(SafePath.of("../../CON.txt")));

        assertEquals(folder, file.toRealPath().getParent().toRealPath());
    }
}

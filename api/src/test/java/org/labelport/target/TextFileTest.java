package org.labelport.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {

    @TempDir
    Path folder;

    private List<String> lines(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("a.txt"), content);
        try (BufferedReader lines = TextFile.open(file, 20)) {
            return lines.lines().toList();
        }
    }

    @Test
    void linesAreReadWhateverEndsThem() throws IOException {
        assertEquals(List.of("a", "é", "", "b"), lines("a\né\r\n\rb".getBytes("UTF-8")));
        assertEquals(
                List.of("x".repeat(20), "y".repeat(20)), lines(("x".repeat(20) + "\n" + "y".repeat(20)).getBytes()));
    }

    @Test
    void byteOrderMarkIsNoPartOfTheText() throws IOException {
        assertEquals(List.of("a", "\uFEFFb"), lines("\uFEFFa\n\uFEFFb".getBytes("UTF-8")));
        assertEquals(List.of(), lines("\uFEFF".getBytes("UTF-8")));
        try (BufferedReader lines = TextFile.openWithMark(folder.resolve("a.txt"))) {
            assertEquals("\uFEFF", lines.readLine());
        }
    }

    @Test
    void lineWithoutAnEndIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "ok\n" + "x".repeat(21));
        try (BufferedReader lines = TextFile.open(file, 20)) {
            IOException e = assertThrows(IOException.class, () -> {
                lines.readLine();
                lines.readLine();
            });
            assertTrue(e.getMessage().contains("a.txt, line 2: it has more than 20 characters"), e.getMessage());
        }
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        Path file = Files.write(folder.resolve("a.txt"), new byte[] {'a', (byte) 0xff});
        try (BufferedReader lines = TextFile.open(file)) {
            assertThrows(CharacterCodingException.class, lines::readLine);
        }
        assertTrue(TextFile.notUtf8(file).contains("a.txt, line 1: it is not UTF-8."), TextFile.notUtf8(file));
        Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'});
        assertTrue(TextFile.notUtf8(file).endsWith("a.txt is a PNG picture, not text. Give the right file."));
    }

    @Test
    void lineOfAnotherEncodingIsNamed() throws IOException {
        for (int before : new int[] {0, 1, 8190, 8191, 8192, 20_000}) {
            byte[] text = ("é\n".repeat(before) + "\u20ac\nx\nend").getBytes("UTF-8");
            text[text.length - 5] = (byte) 0xe9;
            Path file = Files.write(folder.resolve("a.txt"), text);
            assertTrue(TextFile.notUtf8(file).contains(", line " + (before + 2) + ":"), TextFile.notUtf8(file));
        }
        Path cut = Files.write(folder.resolve("a.txt"), new byte[] {'a', '\n', (byte) 0xc3});
        assertTrue(TextFile.notUtf8(cut).contains(", line 2:"), TextFile.notUtf8(cut));
    }
}

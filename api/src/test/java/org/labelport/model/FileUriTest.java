package org.labelport.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileUriTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.jpg",
                "A-b_c~9.JPG",
                "a b.jpg",
                "100%25.jpg",
                "a+b&c.jpg",
                "q?x#y.jpg",
                "[1].jpg",
                "süß.jpg",
                "e\u0301.jpg",
                "猫.jpg",
                "a\\b.jpg",
                "..a",
                "a:b.jpg",
                "@.jpg",
                "deep/er/a.jpg"
            })
    void isWhatJavaMakesOfThePath(String name) {
        Path file = folder.toAbsolutePath().resolve(name);

        assertEquals(file.toUri().toString(), FileUri.of(file).toString());
        assertEquals(file, Path.of(FileUri.of(file)));
    }
}

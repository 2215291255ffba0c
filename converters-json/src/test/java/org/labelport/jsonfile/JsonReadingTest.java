package org.labelport.jsonfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.limits.Limits;

class JsonReadingTest {

    @TempDir
    Path folder;

    @Test
    void bytesThatLookLikeUtf32AreNoJson() throws Exception {
        Path file = Files.write(folder.resolve("a.json"), new byte[] {0, 0, 0, '{', 0, 0, 0, ' ', 'u', '!', '{', ':'});
        JsonProblem problem = assertThrows(JsonProblem.class, () -> JsonReading.file(file, Set.of(), Limits.USUAL));
        assertTrue(problem.reason().startsWith("it is not valid JSON"), problem.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void utf16IsRead(String encoding) throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), "{\"a\": \"1\"}", Charset.forName(encoding));
        assertEquals("1", JsonReading.file(file, Set.of(), Limits.USUAL).textOf("a"));
    }

    @Test
    void shortFilesAreRead() throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), "1");
        assertEquals("1", JsonReading.file(file, Set.of(), Limits.USUAL).text());
    }
}

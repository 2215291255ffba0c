package org.labelport.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

class FolderWalkTest {

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("a/b/empty"));
        Files.writeString(folder.resolve("one"), "");
        Files.writeString(folder.resolve("a/two"), "");
        Files.writeString(folder.resolve("a/b/three"), "");
        Files.createSymbolicLink(folder.resolve("a/link"), folder);
    }

    @Test
    void filesAndLinksAreGivenAndNoFolders() throws IOException {
        assertEquals(List.of("a/b/three", "a/link", "a/two", "one"), names(Limits.USUAL));
    }

    @Test
    void folderThatLiesTooDeepIsRefusedAndTheLimitNamed() throws IOException {
        assertEquals(4, names(Limits.of(Map.of(Limit.FOLDER_DEPTH, 3L))).size());
        UncheckedIOException refused =
                assertThrows(UncheckedIOException.class, () -> names(Limits.of(Map.of(Limit.FOLDER_DEPTH, 2L))));
        assertEquals(
                folder.resolve("a/b/empty") + ": more than the 2 folders that may lie in each other."
                        + " Correct the data, or raise 'folderDepth' in limits.json (now 2)",
                refused.getCause().getMessage());
    }

    private List<String> names(Limits limits) throws IOException {
        try (Stream<Path> files = FolderWalk.files(folder, limits)) {
            return files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}

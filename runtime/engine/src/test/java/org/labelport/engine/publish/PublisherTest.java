package org.labelport.engine.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.target.FileKind;

/** Exports get a place that nothing else has, whoever else writes there. */
class PublisherTest {

    @TempDir
    Path folder;

    private Path made(String name, FileKind kind) throws IOException {
        Path place = folder.resolve(name);
        if (kind == FileKind.FILE) {
            return Files.writeString(place, name);
        }
        Files.writeString(Files.createDirectory(place).resolve("content"), name);
        return place;
    }

    @ParameterizedTest
    @CsvSource({"FILE, FILE", "FILE, FOLDER", "FOLDER, FILE", "FOLDER, FOLDER"})
    void whatTakesThePlaceAtTheLastMomentIsNotWrittenOver(FileKind export, FileKind other) throws Exception {
        Path staging = made("staging", export);
        Path wanted = folder.resolve("coco");
        List<Path> tried = new ArrayList<>();

        Path place = Publisher.publish(staging, wanted, candidate -> {
            tried.add(candidate);
            if (tried.size() == 1) {
                made("coco", other);
            }
        });

        assertEquals(folder.resolve("coco(1)"), place);
        assertEquals(List.of(wanted, place), tried);
        assertEquals("coco", content(wanted));
        assertEquals("staging", content(place));
        assertFalse(Files.exists(staging));
    }

    private static String content(Path made) throws IOException {
        return Files.readString(FileKind.isFile(made) ? made : made.resolve("content"));
    }

    /** Programs tell by its extension what a file is. Folders have none: a dot in a name is a part of it. */
    @ParameterizedTest
    @CsvSource({"FILE, a.b.zip, a.b(1).zip", "FILE, .zip, .zip(1)", "FOLDER, v1.5, v1.5(1)"})
    void theNumberOfAFileStandsBeforeItsExtension(FileKind kind, String wanted, String numbered) throws Exception {
        made(wanted, kind);

        Path place = Publisher.publish(made("staging", kind), folder.resolve(wanted), candidate -> {});

        assertEquals(folder.resolve(numbered), place);
    }
}

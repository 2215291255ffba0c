package org.labelport.engine.write.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.staging.CountedFiles;
import org.labelport.engine.staging.FileStore;
import org.labelport.engine.staging.StagedFiles;
import org.labelport.export.ExportParams.Orientation;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.limits.Limits;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.ItemException;

/** An original that a format puts to several names. */
final class SeveralNamesTest {

    private static final List<String> NAMES = List.of("cat/a.png", "dog/a.png");

    @TempDir
    Path folder;

    private Path original;
    private Path staged;

    @BeforeEach
    void writeOriginal() throws Exception {
        original = Files.writeString(folder.resolve("a.png"), "bytes");
        staged = Files.createDirectory(folder.resolve("staged"));
    }

    private ItemTransaction transaction(OriginalFiles originals) {
        ItemTransaction transaction = new ItemTransaction(
                new StagedFiles(staged, originals, folder.resolve("fetched")),
                originals,
                Orientation.KEEP,
                Limits.USUAL);
        Media.Image image = Media.Image.of(Blob.at(original.toUri(), 5), 5, 5);
        transaction.begin(Item.of("1", "a.png", image, List.of()));
        return transaction;
    }

    @Test
    void copiesAreFilesOfTheirOwnAndCountEach() throws Exception {
        ItemTransaction transaction = transaction(OriginalFiles.COPY);
        transaction.media(NAMES);

        List<FileStore.Entry> entries = transaction.commitFiles();
        assertEquals(NAMES, entries.stream().map(FileStore.Entry::path).toList());
        assertEquals(
                Set.of("5"), entries.stream().map(entry -> "" + entry.size()).collect(Collectors.toSet()));
        assertEquals(entries.get(0).sha256(), entries.get(1).sha256());
        Files.writeString(staged.resolve("cat/a.png"), "other");
        assertEquals("bytes", Files.readString(staged.resolve("dog/a.png")));
        assertEquals("bytes", Files.readString(original));
    }

    @Test
    void linksAreOneFile() throws Exception {
        transaction(OriginalFiles.LINK).media(NAMES);

        assertTrue(Files.isSameFile(original, staged.resolve("cat/a.png")));
        assertTrue(Files.isSameFile(original, staged.resolve("dog/a.png")));
    }

    @Test
    void nothingIsThereWhereOriginalsAreLeftOut() throws Exception {
        ItemTransaction transaction = transaction(OriginalFiles.NONE);
        transaction.media(NAMES);

        assertEquals(List.of(), transaction.commitFiles());
        assertFalse(Files.exists(staged.resolve("cat")));
    }

    @Test
    void aFailingItemTakesAllNamesBack() throws Exception {
        ItemTransaction transaction = transaction(OriginalFiles.COPY);
        transaction.media(NAMES);
        transaction.rollBack();

        assertFalse(Files.exists(staged.resolve("cat/a.png")));
        assertFalse(Files.exists(staged.resolve("dog/a.png")));
    }

    @Test
    void namesOfOtherFilesAreRefused() throws Exception {
        for (OriginalFiles originals : List.of(OriginalFiles.COPY, OriginalFiles.LINK)) {
            Files.createDirectories(staged.resolve("dog"));
            Files.writeString(staged.resolve("dog/a.png"), "another");
            ItemTransaction transaction = transaction(originals);

            ItemException refused = assertThrows(ItemException.class, () -> transaction.media(NAMES));
            assertEquals("file.conflict", refused.code());
            transaction.rollBack();
            assertEquals("another", Files.readString(staged.resolve("dog/a.png")));
            assertFalse(Files.exists(staged.resolve("cat/a.png")));
        }
    }

    @Test
    void dryRunsCountEachName() throws Exception {
        CountedFiles counted = new CountedFiles();
        FileStore.Entry first = counted.copy("cat/a.png", Blob.at(original.toUri(), 5));

        assertEquals(new FileStore.Entry("dog/a.png", 5, ""), counted.again("dog/a.png", first));
    }
}

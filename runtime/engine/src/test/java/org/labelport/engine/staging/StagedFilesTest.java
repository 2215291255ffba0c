package org.labelport.engine.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.publish.FolderTree;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.model.Blob;
import org.labelport.output.ByteText;
import org.labelport.report.ItemException;

class StagedFilesTest {

    @TempDir
    Path folder;

    private Path staged;
    private StagedFiles files;

    @BeforeEach
    void open() throws Exception {
        staged = Files.createDirectory(folder.resolve("staged"));
        files = new StagedFiles(staged, OriginalFiles.LINK, folder.resolve("fetched"));
    }

    /** A second name of the link itself would lead from the export to where its original is not. */
    @Test
    void originalThatIsALinkToAFileIsThatFile() throws Exception {
        Path original = Files.writeString(folder.resolve("original.png"), "bytes");
        Path link = Files.createSymbolicLink(folder.resolve("link.png"), Path.of("original.png"));

        files.copy("images/a.png", Blob.at(link.toUri(), Blob.UNKNOWN_SIZE));

        Path taken = staged.resolve("images/a.png");
        assertTrue(Files.isRegularFile(taken, LinkOption.NOFOLLOW_LINKS));
        assertTrue(Files.isSameFile(original, taken));
    }

    @Test
    void nothingIsLeftOfAnOriginalThatCannotBeRead() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link.png"), Path.of("nowhere.png"));

        ItemException failure = assertThrows(
                ItemException.class, () -> files.copy("images/a.png", Blob.at(link.toUri(), Blob.UNKNOWN_SIZE)));

        assertEquals("media.unreadable", failure.code());
        assertFalse(Files.exists(staged.resolve("images/a.png"), LinkOption.NOFOLLOW_LINKS));
    }

    /** Whoever removes a run's folder while it writes gets no part of it back. */
    @Test
    void folderThatWasRemovedIsNotMadeAnew() throws Exception {
        files.write("labels/train/a.txt", new ByteText().text("a"));
        FolderTree.delete(staged);

        assertThrows(NoSuchFileException.class, () -> files.write("labels/train/b.txt", new ByteText().text("b")));
        assertThrows(NoSuchFileException.class, () -> files.write("labels/val/b.txt", new ByteText().text("b")));
        assertThrows(NoSuchFileException.class, () -> files.folder("images"));
        assertThrows(NoSuchFileException.class, () -> files.open("all.json"));
        assertFalse(Files.exists(staged));
    }
}

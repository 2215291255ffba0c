package org.labelport.engine.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.picture.UnsupportedPictureException;
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

    @Test
    void nothingIsLeftOfAPictureWhoseEncodingFails() throws Exception {
        Path picture = folder.resolve("original.png");
        ImageIO.write(new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        Blob original = Blob.at(picture.toUri(), Blob.UNKNOWN_SIZE);

        assertThrows(
                UnsupportedPictureException.class, () -> files.encode("images/a.png", original, 9, Optional.empty()));

        assertFalse(Files.exists(staged.resolve("images/a.png")));
    }

    @Test
    void pictureThatWasNotFetchedIsNotEncoded() {
        Blob original = Blob.at(URI.create("http://host/a.png"), Blob.UNKNOWN_SIZE);

        ItemException failure =
                assertThrows(ItemException.class, () -> files.encode("images/a.png", original, 6, Optional.empty()));

        assertEquals("media.not-fetched", failure.code());
    }

    @Test
    void nameOfAnotherFileIsNotTaken() throws Exception {
        files.write("a.txt", new ByteText().text("first"));
        Blob original =
                Blob.at(Files.writeString(folder.resolve("b.txt"), "second").toUri(), Blob.UNKNOWN_SIZE);

        ItemException failure = assertThrows(ItemException.class, () -> files.copy("a.txt", original));

        assertEquals("file.conflict", failure.code());
        assertEquals("first", Files.readString(staged.resolve("a.txt")));
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

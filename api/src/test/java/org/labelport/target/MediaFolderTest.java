package org.labelport.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Blob;
import org.labelport.report.ItemException;

class MediaFolderTest {

    @TempDir
    private Path temp;

    private Path pictures;

    @BeforeEach
    void makeFiles() throws IOException {
        temp = temp.toRealPath();
        pictures = Files.createDirectory(temp.resolve("pictures"));
        Files.createDirectory(pictures.resolve("a b"));
        Files.writeString(pictures.resolve("a b/é.jpg"), "12345");
        Files.writeString(temp.resolve("secret.txt"), "secret");
        Files.createDirectory(temp.resolve("pictures-of-others"));
        Files.writeString(temp.resolve("pictures-of-others/b.jpg"), "b");
    }

    @Test
    void fileIsFoundWithItsSize() throws Exception {
        Path file = new MediaFolder(pictures).find("a b/é.jpg");

        assertEquals(Blob.at(pictures.resolve("a b/é.jpg").toUri(), 5), MediaFolder.blob(file));
        assertEquals(file, new MediaFolder(pictures).find("a b/../a b/./é.jpg"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret.txt", "a b/../../secret.txt", "..", "../pictures-of-others/b.jpg", "/etc/passwd"})
    void nameThatLeadsOutIsRefused(String name) {
        assertRefused("media.outside", name);
    }

    @Test
    void absoluteNameIsRefused() {
        assertRefused("media.outside", temp.resolve("secret.txt").toString());
    }

    @Test
    void linkThatLeadsOutIsRefused() throws IOException {
        Files.createSymbolicLink(pictures.resolve("link.jpg"), temp.resolve("secret.txt"));
        Files.createSymbolicLink(pictures.resolve("folder"), temp.resolve("pictures-of-others"));

        assertRefused("media.outside", "link.jpg");
        assertRefused("media.outside", "folder/b.jpg");
    }

    @Test
    void linkThatStaysInsideIsFollowed() throws Exception {
        Files.createSymbolicLink(pictures.resolve("link.jpg"), pictures.resolve("a b/é.jpg"));

        assertEquals(pictures.resolve("a b/é.jpg"), new MediaFolder(pictures).find("link.jpg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.jpg", "x/y/z.jpg", "a\0b", "a b", "", "a b/é.jpg/x"})
    void missingFileIsNamed(String name) throws Exception {
        assertRefused("media.missing", name);
        assertEquals(Optional.empty(), new MediaFolder(pictures).findOptional(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:secret@h.example/a/b.jpg?sig=secret#secret",
                "HTTP:/secret@h.example/a/b.jpg",
                "http://h.example/a/b.jpg?secret"
            })
    void addressIsNamedWithoutItsSecrets(String name) throws Exception {
        ItemException missing = assertThrows(ItemException.class, () -> new MediaFolder(pictures).find(name));

        assertTrue(missing.getMessage().contains("h.example/a/b.jpg'"), missing.getMessage());
        assertFalse(missing.getMessage().contains("secret"), missing.getMessage());
    }

    @Test
    void linkWithoutATargetIsAMissingPictureButNoMissingLabels() throws Exception {
        Files.createSymbolicLink(pictures.resolve("c.txt"), temp.resolve("nowhere/c.txt"));
        MediaFolder folder = new MediaFolder(pictures);

        assertEquals(Optional.empty(), folder.findIfThere("c.txt"));
        ItemException refusal = assertThrows(ItemException.class, () -> folder.findOptional("c.txt"));
        assertEquals("media.unreadable", refusal.code());
        assertThrows(ItemException.class, () -> folder.findOptional("../secret.txt"));
        assertEquals(Optional.of(pictures.resolve("a b/é.jpg")), folder.findOptional("a b/é.jpg"));
    }

    @Test
    void nameThatMayBeInAnotherEncodingIsSaid() {
        String message = assertThrows(ItemException.class, () -> new MediaFolder(pictures).find("caf\uFFFD.jpg"))
                .getMessage();
        assertTrue(message.endsWith("rename it, for example with convmv"), message);
    }

    @Test
    void whatIsNoReadableFileIsRefused() throws IOException {
        Files.createSymbolicLink(pictures.resolve("loop"), pictures.resolve("loop"));

        assertRefused("media.unreadable", "loop");
    }

    @Test
    void namesOfFilesAreToldFromOthers() throws IOException {
        Files.createSymbolicLink(pictures.resolve("loop"), pictures.resolve("loop"));
        MediaFolder folder = new MediaFolder(pictures);

        assertTrue(folder.has("a b/é.jpg"));
        assertTrue(folder.has("loop"), "whoever opens it learns why it cannot be");
        for (String other : List.of("b.jpg", "a b", "", "a\0b", "../secret.txt", "/etc/passwd")) {
            assertFalse(folder.has(other), other);
        }
    }

    @Test
    void folderBehindALinkIsFound() throws Exception {
        Path deep = Files.createDirectories(temp.resolve("elsewhere/deep"));
        Files.createDirectory(temp.resolve("elsewhere/pictures"));
        Files.writeString(temp.resolve("elsewhere/pictures/c.jpg"), "c");
        Files.createSymbolicLink(temp.resolve("link"), deep);

        MediaFolder folder = new MediaFolder(temp.resolve("link/../pictures"));

        assertEquals(temp.resolve("elsewhere/pictures/c.jpg"), folder.find("c.jpg"));
    }

    @Test
    void folderThatIsNoneIsRefused() {
        assertThrows(NoSuchFileException.class, () -> new MediaFolder(temp.resolve("missing")));
        assertThrows(NotDirectoryException.class, () -> new MediaFolder(temp.resolve("secret.txt")));
    }

    @Test
    void unreadableFolderIsRefused() throws IOException {
        Path closed = Files.createDirectory(
                temp.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        assumeFalse(Files.isReadable(closed), "this user may read everything");

        assertThrows(AccessDeniedException.class, () -> new MediaFolder(closed));
    }

    @Test
    void deviceIsNamedAsOne() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/null")), "a system without devices in its tree");
        MediaFolder devices = new MediaFolder(Path.of("/dev"));

        ItemException refusal = assertThrows(ItemException.class, () -> devices.find("null"));

        assertEquals("media.unreadable", refusal.code());
        assertEquals("'null' in /dev is not a regular file, but a device, pipe or socket", refusal.getMessage());
    }

    @Test
    void fileThatMayNotBeReadIsSaidToBeSo() throws IOException {
        Path closed = Files.createFile(
                pictures.resolve("closed.jpg"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        assumeFalse(Files.isReadable(closed), "this user may read everything");

        ItemException refusal = assertThrows(ItemException.class, () -> new MediaFolder(pictures).find("closed.jpg"));

        assertEquals("media.unreadable", refusal.code());
        assertEquals(
                "'closed.jpg' in " + pictures + " cannot be read: permission denied. Make it readable",
                refusal.getMessage());
    }

    private void assertRefused(String code, String name) {
        ItemException refusal = assertThrows(ItemException.class, () -> new MediaFolder(pictures).find(name));

        assertEquals(code, refusal.code(), refusal.getMessage());
    }

    @Test
    void aNameWhoseAccentsAreWrittenOtherwiseIsSaidToBeSo() throws IOException {
        Path names = Files.createDirectory(pictures.resolve("names"));
        Files.writeString(names.resolve("cafe\u0301.jpg"), "");
        assumeFalse(Files.exists(names.resolve("caf\u00E9.jpg"))); // macOS takes the two for one
        MediaFolder found = new MediaFolder(names);

        ItemException other = assertThrows(ItemException.class, () -> found.find("caf\u00E9.jpg"));
        ItemException gone = assertThrows(ItemException.class, () -> found.find("th\u00E9.jpg"));

        assertEquals("media.missing", other.code());
        assertTrue(other.getMessage().endsWith("rename it, for example with convmv --nfc"), other.getMessage());
        assertTrue(gone.getMessage().endsWith("in " + names), gone.getMessage());
    }

    @Test
    void aNameWithAccentsThatNoFileCanHaveIsMissing() {
        assertRefused("media.missing", "\u00E9".repeat(300) + ".jpg");
        assertRefused("media.missing", "e\u0301\u0000.jpg");
    }
}

package org.labelport.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.ExportException;

class FolderWalkTest {

    @TempDir
    Path scratch;

    private Path folder = Path.of("");
    private final List<FolderWalk.Unseen> unseen = new ArrayList<>();

    @BeforeEach
    void files() throws IOException {
        folder = Files.createDirectories(scratch.resolve("folder"));
        file("one");
        file("a/two");
        file("a/b/three");
        Files.createDirectories(folder.resolve("a/b/empty"));
    }

    @Test
    void filesAreGivenInTheOrderOfTheirNames() throws Exception {
        file("a-1/x");
        file("a.txt");
        file("a1");

        assertEquals(List.of("a-1/x", "a.txt", "a/b/three", "a/two", "a1", "one"), names(Limits.USUAL));
        assertEquals(List.of(), unseen);
    }

    @Test
    void filesThatMacOsPutsBesideOthersAreLeftOut() throws Exception {
        file("__MACOSX/a/x");
        Files.write(folder.resolve("__MACOSX/a/._two"), new byte[] {0, 5, 22, 7, 0});
        Files.write(folder.resolve("._one"), new byte[] {0, 5, 22, 7, 0});
        file("a/._name");

        assertEquals(List.of("__MACOSX/a/x", "a/._name", "a/b/three", "a/two", "one"), names(Limits.USUAL));
        assertFalse(FolderWalk.anyFile(folder, file -> file.endsWith("._one"), Limits.USUAL));
    }

    @Test
    @Timeout(60)
    @DisabledOnOs(OS.WINDOWS)
    void pipesAreNotOpenedToSeeWhatTheyAre() throws Exception {
        Path pipe = folder.resolve("._pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());

        assertEquals(List.of("._pipe", "a/b/three", "a/two", "one"), names(Limits.USUAL));
    }

    @Test
    void copiesOfJupyterAreLeftOut() throws Exception {
        file("a/.ipynb_checkpoints/two-checkpoint");
        file(".hidden/four");

        assertEquals(List.of(".hidden/four", "a/b/three", "a/two", "one"), names(Limits.USUAL));
        assertFalse(FolderWalk.anyFile(folder, file -> file.endsWith("two-checkpoint"), Limits.USUAL));
    }

    @Test
    void linksToFoldersAreToldAndNotFollowed() throws Exception {
        Path outside = Files.createDirectories(scratch.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "");
        Files.createSymbolicLink(folder.resolve("a/circle"), folder);
        Files.createSymbolicLink(folder.resolve("a/inside"), folder.resolve("a/b"));
        Files.createSymbolicLink(folder.resolve("outside"), outside);

        assertEquals(List.of("a/b/three", "a/two", "one"), names(Limits.USUAL));
        assertEquals(
                List.of("LINK a/circle", "LINK a/inside", "LINK outside"),
                unseen.stream().map(each -> each.reason() + " " + each.name()).toList());
        assertEquals(
                folder.resolve("outside")
                        + " is a link to a folder and is not looked into. Put the folder itself there if it belongs to the"
                        + " data",
                unseen.get(2).message());
    }

    @Test
    void whatIsKnownIsNotLookedAt() throws Exception {
        file("a/.hidden");
        Files.createSymbolicLink(folder.resolve("a/link"), folder);

        FolderWalk walk = FolderWalk.unknown(
                folder, List.of("a/two", "a/link", "one")::contains, name -> true, Limits.USUAL, unseen::add);

        assertEquals(List.of("a/b/three"), walk.names());
        assertEquals(List.of(), unseen);
    }

    @Test
    void linksToFilesAndToNothingAreGivenLikeFiles() throws Exception {
        Files.createSymbolicLink(folder.resolve("again"), folder.resolve("one"));
        Files.createSymbolicLink(folder.resolve("loose"), folder.resolve("nothing"));

        assertEquals(List.of("a/b/three", "a/two", "again", "loose", "one"), names(Limits.USUAL));
        assertEquals(List.of(), unseen);
    }

    @Test
    void folderThatCannotBeListedIsToldAndTheWalkGoesOn() throws Exception {
        file("b/x");
        FolderWalk walk = FolderWalk.all(folder, name -> true, Limits.USUAL, unseen::add);
        assertEquals("a/b/three", walk.next().orElseThrow());
        Files.delete(folder.resolve("b/x"));
        Files.delete(folder.resolve("b"));

        assertEquals(List.of("a/two", "one"), walk.names());
        assertEquals(
                List.of(new FolderWalk.Unseen(
                        "b",
                        FolderWalk.Unseen.Reason.UNREADABLE,
                        folder.resolve("b")
                                + " cannot be looked at: no such file or folder. Check its permissions and the disk")),
                unseen);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void fileThatAPredicateCannotLookAtIsToldAndTheWalkGoesOn() throws Exception {
        Files.createSymbolicLink(folder.resolve("a/link"), folder.resolve("gone"));

        FolderWalk walk =
                FolderWalk.visible(folder, name -> FileKind.isFile(folder.resolve(name)), Limits.USUAL, unseen::add);

        assertEquals(List.of("a/b/three", "a/two", "one"), walk.names());
        assertEquals(
                List.of("a/link"), unseen.stream().map(FolderWalk.Unseen::name).toList());
    }

    @Test
    void aFolderWhoseNameIsNotInUtf8IsToldOf() throws Exception {
        Path undecoded = folder.resolve("caf\uFFFD");

        assertEquals(
                List.of(),
                FolderWalk.all(undecoded, name -> true, Limits.USUAL, unseen::add)
                        .names());

        assertEquals(
                List.of(new FolderWalk.Unseen(
                        "",
                        FolderWalk.Unseen.Reason.UNREADABLE,
                        undecoded
                                + " cannot be looked at: no such file or folder. Check its permissions and the disk, and that"
                                + " its name is in UTF-8")),
                unseen);
    }

    @Test
    void onlyWhatIsWantedIsGiven() throws Exception {
        file("a/b/c.txt");
        file("c.txt");
        Predicate<String> wanted = name -> name.endsWith(".txt") && name.startsWith("a/");
        assertEquals(
                List.of("a/b/c.txt"),
                FolderWalk.all(folder, wanted, Limits.USUAL, unseen::add).names());
    }

    @Test
    void namesThatStartWithADotAreNotVisible() throws Exception {
        file(".hidden/x");
        file("a/.x");

        assertEquals(List.of(".hidden/x", "a/.x", "a/b/three", "a/two", "one"), names(Limits.USUAL));
        assertEquals(
                List.of("a/b/three", "a/two", "one"),
                FolderWalk.visible(folder, name -> true, Limits.USUAL, unseen::add)
                        .names());
    }

    @Test
    void folderThatLiesTooDeepIsRefusedAndTheLimitNamed() throws Exception {
        assertEquals(3, names(Limits.of(Map.of(Limit.FOLDER_DEPTH, 3L))).size());
        Limits two = Limits.of(Map.of(Limit.FOLDER_DEPTH, 2L));
        String refused = folder.resolve("a/b/empty")
                + ": more than the 2 folders that may lie in each other."
                + " Correct the data, or raise 'folderDepth' in limits.json (now 2)";
        assertEquals(refused, assertThrows(IOException.class, () -> names(two)).getMessage());
        assertEquals(
                refused,
                assertThrows(IOException.class, () -> FolderWalk.anyFile(folder, file -> false, two))
                        .getMessage());
    }

    @Test
    void folderThatIsNotThereIsRefused() {
        assertThrows(
                IOException.class,
                () -> FolderWalk.all(folder.resolve("nothing"), name -> true, Limits.USUAL, unseen::add));
    }

    @Test
    void theSinkMayEndTheWalk() throws Exception {
        Files.createSymbolicLink(folder.resolve("circle"), folder);
        FolderWalk walk = FolderWalk.all(folder, name -> true, Limits.USUAL, each -> {
            throw new ExportException("run.cancelled", each.name());
        });

        assertEquals("a/b/three", walk.next().orElseThrow());
        assertEquals("a/two", walk.next().orElseThrow());
        assertThrows(ExportException.class, walk::next);
    }

    @Test
    void anyFileIsFoundHoweverDeepAndNotBehindLinks() throws Exception {
        Path outside = Files.createDirectories(scratch.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "");
        Files.createSymbolicLink(folder.resolve("outside"), outside);
        Files.createSymbolicLink(folder.resolve("a/circle"), folder);

        assertTrue(FolderWalk.anyFile(folder, file -> file.endsWith("b/three"), Limits.USUAL));
        assertFalse(FolderWalk.anyFile(folder, file -> file.endsWith("secret"), Limits.USUAL));
    }

    private void file(String name) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), "");
    }

    private List<String> names(Limits limits) throws ExportException, IOException {
        unseen.clear();
        return FolderWalk.all(folder, name -> true, limits, unseen::add).names();
    }
}

package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** System calls that fail beneath what Java says of them: those that tests in the same process cannot have fail. */
class SystemCallFaultsIT {

    private static final String[] PREVIEW = {
        "preview", "coco:" + shapes("annotations.json"), "--quiet", "--out", "sheet.html"
    };
    private static final String[] EXPORT = {
        "export",
        "--from",
        "coco:" + shapes("annotations.json"),
        "--images",
        shapes("images"),
        "--to",
        "yolo,csv",
        "-o",
        "yolo.task=segment",
        "--out",
        "out"
    };

    /** How often a run moves its folder to its name before it moves exports. */
    private static final String AFTER_THE_RUN_HAS_ITS_FOLDER = ":when=2+";

    private static final String RENAME = "rename,renameat,renameat2";

    @TempDir
    Path folder;

    private static String shapes(String name) {
        return LabelportProcess.project("examples/shapes").resolve(name).toString();
    }

    @BeforeEach
    void tracing() throws Exception {
        Process trace = new ProcessBuilder("sh", "-c", "strace -f -o /dev/null -e inject=fsync:error=EIO true")
                .redirectErrorStream(true)
                .start();
        assumeTrue(trace.waitFor() == 0, "no strace here, or it may not trace");
        Files.createDirectory(folder.resolve("tmp"));
    }

    @Test
    void diskThatIsFullWhenFilesAreForcedIsCalledFull() throws Exception {
        LabelportProcess.Ended ended = failing("fsync,fdatasync:error=ENOSPC", EXPORT);
        assertEquals(1, ended.exitCode(), ended.err());
        assertEquals(1, ended.errors().size(), ended.err());
        assertTrue(ended.err().contains("No space left on device"), ended.err());
        assertEquals(List.of(), visible("out"));
    }

    @Test
    void exportThatCannotBeMovedToItsPlaceIsContinued() throws Exception {
        LabelportProcess.Ended ended = failing(RENAME + ":error=EIO" + AFTER_THE_RUN_HAS_ITS_FOLDER, EXPORT);
        assertEquals(1, ended.exitCode(), ended.err());
        assertEquals(List.of(), visible("out"));
        String resume = ended.err().replaceAll("(?s).* labelport (resume \\w+ --in out).*", "$1");
        LabelportProcess.Ended resumed = LabelportProcess.run(folder, resume.split(" "));
        assertEquals(0, resumed.exitCode(), resumed.err());
        assertEquals(List.of("csv", "yolo"), visible("out"));
    }

    @Test
    void previewThatFailsInItsTemporaryFolderCannotBeContinued() throws Exception {
        LabelportProcess.Ended ended = failing(RENAME + ":error=EIO" + AFTER_THE_RUN_HAS_ITS_FOLDER, PREVIEW);
        assertEquals(1, ended.exitCode(), ended.err());
        assertFalse(ended.err().contains("labelport resume"), ended.err());
        assertTrue(ended.err().contains("Input/output error") && ended.err().contains("java.io.tmpdir"), ended.err());
        assertEquals(List.of(), visible("."));
        assertEquals(List.of(), visible("tmp"));
    }

    @Test
    void pageThatTheDiskRefusesAtTheLastMomentIsNotThere() throws Exception {
        Path part = folder.toRealPath().resolve(".sheet.html.part");
        LabelportProcess.Ended ended = failing("close:error=EDQUOT", List.of("-P", part.toString()), PREVIEW);
        assertEquals(1, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains("sheet.html cannot be written: Disk quota exceeded"), ended.err());
        assertEquals(List.of(), visible("."));
    }

    @Test
    void sourceThatCannotBeReadIsCalledUnreadable() throws Exception {
        String source = LabelportProcess.project("examples/shapes/annotations.json")
                .toRealPath()
                .toString();
        LabelportProcess.Ended ended = failing("read,pread64:error=EIO:when=3+", List.of("-P", source), EXPORT);
        assertEquals(1, ended.exitCode(), ended.err());
        assertEquals(1, ended.errors().size(), ended.err());
        assertTrue(
                ended.err().contains("source.unreadable: ") && ended.err().contains("Input/output error"), ended.err());
    }

    @Test
    void whatIsVerifiedAndCannotBeReadIsCalledUnreadable() throws Exception {
        LabelportProcess.run(folder, EXPORT);
        Path data = folder.toRealPath().resolve("out/yolo/data.yaml");
        LabelportProcess.Ended ended =
                failing("read,pread64:error=EIO", List.of("-P", data.toString()), "verify", "out/yolo");
        assertEquals(1, ended.exitCode(), ended.err());
        assertTrue(ended.err().contains("source.unreadable: it failed while out/yolo was looked through"), ended.err());
    }

    @Test
    void frameworkThatCannotMakeItsFolderIsToldOfInOneLine() throws Exception {
        Path cache = folder.toRealPath().resolve("cache");
        LabelportProcess.Ended ended = failing(
                "mkdir,mkdirat:error=ENOSPC",
                List.of(
                        "-P",
                        cache.resolve("bundles-0/framework/bundle0").toString(),
                        "-E",
                        "LABELPORT_JAVA_OPTS=-Dlabelport.cache=" + cache),
                "targets");
        assertEquals(1, ended.exitCode(), ended.err());
        assertEquals(1, ended.errors().size(), ended.err());
        assertTrue(ended.err().contains("the framework cannot use its cache"), ended.err());
    }

    private LabelportProcess.Ended failing(String injection, String... arguments) throws Exception {
        return failing(injection, List.of(), arguments);
    }

    /**
     * Runs a command to its end.
     *
     * @param injection the calls that fail, and how, as strace has it
     * @param which says more of them
     */
    private LabelportProcess.Ended failing(String injection, List<String> which, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "strace",
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-E",
                "LABELPORT_JAVA_OPTS=-Djava.io.tmpdir=" + folder.resolve("tmp")));
        command.addAll(which);
        command.addAll(List.of(
                "-e", "inject=" + injection, "sh", LabelportProcess.script().toString()));
        command.addAll(List.of(arguments));
        return LabelportProcess.program(folder, command).await();
    }

    /** What was made in a folder, but for what tests and runs keep there themselves. */
    private List<String> visible(String name) throws IOException {
        Path place = folder.resolve(name);
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(place)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(file -> !file.startsWith(".labelport-") && !file.matches("process.*|runs|plugins|tmp"))
                    .sorted()
                    .toList();
        }
    }
}

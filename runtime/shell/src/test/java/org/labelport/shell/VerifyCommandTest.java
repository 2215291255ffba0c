package org.labelport.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.verify.Problem;

class VerifyCommandTest {

    private static final Problem BAD_CLASS = Problem.at(
            Problem.Effect.REJECTED, "yolo.class", "labels/train/a.txt", 3, "class 7 of 2: the picture is left out");

    private final Terminals terminal = new Terminals(Console.PLAIN);

    @Test
    void problemsComeWithFileAndLineAndAreSummedUp() {
        terminal.engine.found =
                List.of(BAD_CLASS, Problem.of(Problem.Effect.REMARK, "yolo.pictures", "", "there are no pictures"));

        assertEquals(1, terminal.run("verify", "fruits", "--format", "yolo"));
        assertEquals("""
                labels/train/a.txt:3: rejected: yolo.class: class 7 of 2: the picture is left out
                .: remark: yolo.pictures: there are no pictures
                yolo 1.0.0: 1 rejected, 0 damaged
                  1  rejected  yolo.class
                  1  remark    yolo.pictures
                """, terminal.out().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void remarksAreNoFault() {
        terminal.engine.found =
                List.of(Problem.of(Problem.Effect.REMARK, "yolo.pictures", "", "there are no pictures"));

        assertEquals(0, terminal.run("verify", "fruits", "--format", "yolo"));
        assertTrue(terminal.out().contains("readers take it as it is, with 1 remark"), terminal.out());
    }

    @Test
    void exportSaysItselfWhichFormatItIsIn() {
        terminal.engine.writtenAs = Optional.of(new FormatRequest("yolo", Map.of("layout", "flat")));

        assertEquals(0, terminal.run("verify", "exports/yolo"));
        assertTrue(terminal.out().contains("yolo 1.0.0: readers take it as it is"), terminal.out());
    }

    @Test
    void formatIsAskedForWhereTheFolderDoesNotSay(@TempDir Path fruits) {
        assertEquals(2, terminal.run("verify", "no/such/folder"));
        assertTrue(terminal.err().contains("verify.missing: there is no no/such/folder."), terminal.err());
        assertEquals(2, terminal.run("verify", fruits.toString()));
        assertTrue(terminal.err().contains("Give --format: yolo."), terminal.err());
        assertEquals(2, terminal.run("verify", "fruits", "--format", "csv"));
        assertTrue(terminal.err().contains("format csv has no verifier. These have: yolo."), terminal.err());
    }

    @Test
    void longListsAreCutUnlessAllIsAsked() {
        terminal.engine.found = Collections.nCopies(25, BAD_CLASS);

        terminal.run("verify", "fruits", "--format", "yolo");
        assertEquals(
                10,
                terminal.out()
                        .lines()
                        .filter(line -> line.contains(": rejected:"))
                        .count());

        Terminals second = new Terminals(Console.PLAIN);
        second.engine.found = Collections.nCopies(25, BAD_CLASS);
        second.run("verify", "fruits", "--format", "yolo", "--all");
        assertEquals(
                25,
                second.out()
                        .lines()
                        .filter(line -> line.contains(": rejected:"))
                        .count());
    }

    @Test
    void exportIsVerifiedOnRequest() {
        assertEquals(0, terminal.run("export", "--from", "coco:a", "--to", "yolo", "--verify"));
        assertEquals(
                ExportParams.Verification.REQUIRED,
                terminal.engine.requests.get(0).verification());

        terminal.run("export", "--from", "coco:a", "--to", "yolo");
        assertFalse(terminal.engine.requests.get(1).verification() == ExportParams.Verification.REQUIRED);
    }
}

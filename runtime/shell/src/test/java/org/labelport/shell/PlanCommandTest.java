package org.labelport.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labelport.command.CommandLineRunner.Console;
import org.labelport.report.ItemError;

class PlanCommandTest {

    private static final String[] PLAN = {"plan", "--from", "coco:a", "--to", "yolo"};

    private final Terminals terminal = new Terminals(Console.PLAIN);

    @Test
    void planShowsCategoriesFilesAndLosses() {
        assertEquals(0, terminal.run(PLAN));

        assertEquals("""
                categories (2)
                     name        total  box  polygon
                  0  category 0      6    5        1
                  1  category 1      6    5        1
                splits: train 1,000, validation 200

                yolo 1.2.0
                                read  written  lost  filtered  failed
                  items        1,200    1,200     0         0       0
                  annotations  5,000    4,990    10         0       0
                  1,201 files, 64.2 kB
                    folder         files     size
                    ./                 1    200 B  data.yaml
                    labels/train/  1,200  64.0 kB
                  losses
                    10  geometry.unsupported  shapes that the format does not have
                                              e.g. item 7, annotation 3: an ellipse

                This was a plan: nothing was written.
                """.replace("1 file  ", "1 file  "), terminal.out().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void foreseenErrorsGiveTheirExitCode() {
        terminal.engine.error = ItemError.ofItem("12", 1, "media.missing", "there is no 'a.png'");

        assertEquals(3, terminal.run(PLAN));
        assertTrue(terminal.out().contains("1  media.missing  item 12: there is no 'a.png'"), terminal.out());
    }

    @Test
    void fileNamesAreNotBrokenAtTheirBlanks() {
        terminal.engine.files =
                List.of("names of the categories.txt", "a list of all pictures.txt", "README for people.md");

        terminal.run(PLAN);

        assertTrue(
                terminal.out().lines().map(String::strip).anyMatch("a list of all pictures.txt"::equals),
                terminal.out());
    }

    @Test
    void longListsAreCutUnlessAllIsAsked() {
        terminal.engine.categories = 100;

        terminal.run(PLAN);
        assertTrue(terminal.out().contains("... and 80 more; --all shows all"), terminal.out());
        assertFalse(terminal.out().contains("category 99"), terminal.out());

        terminal.run("plan", "--from", "coco:a", "--to", "yolo", "--all");
        assertTrue(terminal.out().contains("category 99"), terminal.out());
    }
}

package org.labelport.yolo.rows.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.limits.Limits;
import org.labelport.yolo.rows.KeypointSet;
import org.labelport.yolo.rows.YoloTask;

class LabelRowsTest {

    @TempDir
    Path folder;

    @Test
    void commasAreNamedWithWhatToDo() throws Exception {
        Path file =
                Files.writeString(folder.resolve("a.txt"), "0 0,5 0.5 0.2 0.2\n0, 0.5 0.5 0.2 0.2\n0 x 0.5 0.2 0.2\n");

        List<LabelRows.Problem> problems = LabelRows.read(file, RowGrammar.of(1, Optional.empty()), Limits.USUAL)
                .problems();

        String commas = ", as it has a comma. Separate numbers by blanks, and write 0.5 with a point";
        assertEquals(
                List.of(
                        new LabelRows.Problem(1, "'0,5' is not a number" + commas),
                        new LabelRows.Problem(2, "'0,' is not a number" + commas),
                        new LabelRows.Problem(3, "'x' is not a number")),
                problems);
    }

    @Test
    void boxesAloneOrWithKeypointsHaveNoNegativeSide() throws Exception {
        RowGrammar poses = new RowGrammar(1, Optional.of(YoloTask.POSE), 1, KeypointSet.STRIDE, RowEnd.NOTHING);

        assertEquals(
                List.of(1, 3),
                refused(
                        "0 .5 .5 -.2 .2\n0 .5 .5 .2 .2\n0 .5 .5 .2 -.2\n0 .5 .5 -.2 -.2 .1 .1\n",
                        RowGrammar.of(1, Optional.empty())));
        assertEquals(
                List.of(1, 3),
                refused("0 .5 .5 -.2 .2 .1 .1 2\n0 .5 .5 .2 .2 -.1 -.1 2\n0 .5 .5 .2 -.2 .1 .1 2\n", poses));
    }

    private List<Integer> refused(String rows, RowGrammar grammar) throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), rows);
        return LabelRows.read(file, grammar, Limits.USUAL).problems().stream()
                .map(LabelRows.Problem::line)
                .toList();
    }
}

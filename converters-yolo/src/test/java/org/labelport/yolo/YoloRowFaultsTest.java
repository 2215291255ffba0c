package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what is found in rows of label files. */
class YoloRowFaultsTest extends OnePictureSet {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0 0.5 0.5 0.2|REJECTED yolo.columns",
                "0 0.5 0.5 0.2 0.2 0.9|REJECTED yolo.columns",
                "0 0.1 0.1 0.9 0.1 0.1 0.9 0.5|REJECTED yolo.columns",
                "2 0.5 0.5 0.2 0.2|REJECTED yolo.class",
                "-1 0.5 0.5 0.2 0.2|REJECTED yolo.class",
                "0.5 0.5 0.5 0.2 0.2|DAMAGED yolo.class-fraction",
                "1.0 0.5 0.5 0.2 0.2|REMARK yolo.class-text",
                "0 1.02 0.5 0.2 0.2|REJECTED yolo.out-of-range",
                "0 0.5 -0.02 0.2 0.2|REJECTED yolo.out-of-range",
                "0 1.005 0.5 0.2 0.2|REMARK yolo.v5-range",
                "0 0.95 0.5 0.2 0.2|REMARK yolo.box-over-border",
                "0 nan 0.5 0.2 0.2|REJECTED yolo.number",
                "0 inf 0.5 0.2 0.2|REJECTED yolo.number",
                "0 1e400 0.5 0.2 0.2|REJECTED yolo.number",
                "0 0,5 0.5 0.2 0.2|REJECTED yolo.number",
                "0 0.5 0.5 0.009 0.2|DAMAGED yolo.box-empty",
                "0 0.5 0.5 0.2 0|DAMAGED yolo.box-empty",
                "0 0.1 0.1 1.005 0.1 0.1 0.9|DAMAGED yolo.point-outside",
                "0 0.1 0.1 2.5 0.1 0.1 0.9|REJECTED yolo.out-of-range",
                "0 0.1 0.1 0.9 0.1 0.5 0.1|DAMAGED yolo.box-empty",
            })
    void rowsThatReadersStumbleOver(String row, String problem) throws Exception {
        set.text(LABELS, row + "\n");

        assertTrue(
                set.shown(Map.of()).contains(problem + " " + LABELS + ":1"),
                () -> row + " should be " + problem + ", not " + shown());
    }

    private List<String> shown() {
        try {
            return set.shown(Map.of());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFileThatIsNoTextOrHoldsALineOfBlanks() throws Exception {
        set.text(LABELS, "\uFEFF0 0.5 0.5 0.2 0.2\n");
        assertEquals(List.of("REJECTED yolo.byte-order-mark " + LABELS + ":1"), set.faults(Map.of()));
        set.bytes(LABELS, new byte[] {'0', (byte) 0xE9, '\n'});
        assertEquals(List.of("REJECTED yolo.encoding " + LABELS + ":0"), set.faults(Map.of()));
        set.text(LABELS, "0 0.5 0.5 0.2 0.2\n  \n0 0.5 0.5 0.3 0.2\n");
        assertEquals(List.of("REJECTED yolo.blank-line " + LABELS + ":2"), set.faults(Map.of()));
        set.text(LABELS, "0 0.5 0.5 0.2 0.2\n  \n0 0.5 0.5 1.5 0.2\n");
        assertEquals(2, set.faults(Map.of()).size(), "what is wrong with other lines is said, too");
    }

    @Test
    void aBoxBesidePolygonsAndPolygonsWithOneBox() throws Exception {
        set.text(
                LABELS,
                "0 0.1 0.1 0.9 0.1 0.1 0.9\n0 0.5 0.5 0.2 0.2\n0 0.1 0.1 0.9 0.1 0.9 0.9\n0 0.1 0.1 0.9 0.1 0.1 0.9\n"
                        + "1 0.1 0.1 0.9 0.1 0.1 0.9\n");

        assertEquals(
                List.of(
                        "DAMAGED yolo.rows-mixed " + LABELS + ":2",
                        "DAMAGED yolo.duplicate-box " + LABELS + ":3",
                        "REMARK yolo.duplicate " + LABELS + ":4"),
                set.shown(Map.of()).stream()
                        .filter(line -> line.contains(LABELS))
                        .toList());
    }

    @Test
    void boxesInOneFileAndPolygonsInAnother() throws Exception {
        set.picture("images/train/b.png").text("labels/train/b.txt", "0 0.1 0.1 0.9 0.1 0.1 0.9\n");

        assertEquals(List.of("DAMAGED yolo.task-mixed :0"), set.faults(Map.of()));
        assertEquals(List.of(), set.faults(Map.of("task", "detect")));
    }

    @Test
    void aSegmentDataSetOfBoxes() throws Exception {
        assertEquals(List.of("DAMAGED yolo.task-boxes :0"), set.faults(Map.of("task", "segment")));
    }

    @Test
    void rotatedBoxesWithMoreCorners() throws Exception {
        set.text("data.yaml", YAML + "task: obb\n").text(LABELS, "0 0.1 0.1 0.9 0.1 0.1 0.9\n");

        assertTrue(set.shown(Map.of()).contains("REMARK yolo.corners " + LABELS + ":1"));
    }

    @Test
    void faultsOfPosesAreFound() throws Exception {
        set.text("data.yaml", YAML + "kpt_shape: [2, 3]\nflip_idx: [1, 0]\n")
                .text(
                        LABELS,
                        "0 0.5 0.5 0.2 0.2 0.5 0.5 2 0 0 0\n0 0.5 0.5 0.3 0.2\n0 0.5 0.5 0.2 0.3 1.5 0.5 0 0 0 0\n"
                                + "0 0.5 0.5 0.4 0.3 0.5 0.5 3 0 0 0\n");

        assertEquals(
                List.of(
                        "REMARK yolo.v5-path data.yaml:0",
                        "REMARK yolo.cvat-twice data.yaml:2",
                        "REJECTED yolo.columns " + LABELS + ":2",
                        "REJECTED yolo.keypoint-outside " + LABELS + ":3",
                        "REMARK yolo.visibility " + LABELS + ":4"),
                set.shown(Map.of()));
    }
}

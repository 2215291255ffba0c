package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number that is just within what readers accept is no fault, and the next one is. */
class YoloLimitsTest {

    @TempDir
    Path folder;

    /** What verify says of one row, beside a picture of 100 x 50 pixels; words are in the order of their codes. */
    private String found(String more, String row) throws Exception {
        Verification set = new Verification(folder, new YoloConverter());
        set.text("data.yaml", "train: images/train\nval: images/train\nnames: [cat, dog]\n" + more)
                .picture("images/train/a.png")
                .text("labels/train/a.txt", row + "\n");
        List<String> problems = set.shown(Map.of());
        return problems.stream()
                .filter(problem -> problem.endsWith("a.txt:1"))
                .map(problem -> problem.replaceFirst(" labels.*", ""))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0.5 0.5 0.2 0.2|''",
                "0 1.01 0.5 0.2 0.2|REMARK yolo.box-over-border, REMARK yolo.v5-range",
                "0 1.0101 0.5 0.2 0.2|REJECTED yolo.out-of-range",
                "0 0.5 -0.01 0.2 0.2|REMARK yolo.box-over-border, REMARK yolo.v5-range",
                "0 0.5 -0.0101 0.2 0.2|REJECTED yolo.out-of-range",
                "0 0.5 0.5 1 1|''",
                "0 0.5 0.5 0.0098 0.0196|''",
                "0 0.5 0.5 0.0097 0.0196|DAMAGED yolo.box-empty",
                "0 0.5 0.5 0.0098 0.0195|DAMAGED yolo.box-empty",
                "0 0.9 0.9 0.2 0.2|''",
                "0 0.9 0.9 0.2004 0.2|REMARK yolo.box-over-border",
                "0 0.9 0.9 0.2 0.2004|REMARK yolo.box-over-border",
                "0 0.1 0.1 0.2004 0.2|REMARK yolo.box-over-border",
                "0 0.1 0.1 0.2 0.2004|REMARK yolo.box-over-border"
            })
    void boxes(String row, String problems) throws Exception {
        assertEquals(problems, found("", row));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 0.5 0.5 0.2 0.2|''",
                "2 0.5 0.5 0.2 0.2|REJECTED yolo.class",
                "-1 0.5 0.5 0.2 0.2|REJECTED yolo.class",
                "1.0 0.5 0.5 0.2 0.2|REMARK yolo.class-text",
                "0.5 0.5 0.5 0.2 0.2|DAMAGED yolo.class-fraction",
                "1 0.5 0.5 0.2 1e39|REJECTED yolo.number",
                "1 0.5 0.5 0.2|REJECTED yolo.columns",
                "1 0.5 0.5 0.2 0.2 0.9|REJECTED yolo.columns"
            })
    void classesAndNumbers(String row, String problems) throws Exception {
        assertEquals(problems, found("", row));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 0 1 0 1 1|''",
                "0 0 0 1.005 0 1 1|DAMAGED yolo.point-outside, REMARK yolo.v5-range",
                "0 0 0 1 0 1 1.005|DAMAGED yolo.point-outside, REMARK yolo.v5-range",
                "0 -0.005 0 0.9 0 0.9 0.9|DAMAGED yolo.point-outside",
                "0 0 -0.005 0.9 0 0.9 0.9|DAMAGED yolo.point-outside",
                "0 0 0 1.02 0 1 1|REJECTED yolo.out-of-range",
                "0 0.5 0 0.5 1 0.5 0.5|DAMAGED yolo.box-empty",
                "0 0 0.5 1 0.5 0.5 0.5|DAMAGED yolo.box-empty",
                "0 0 0 1 0 1 1 0|REJECTED yolo.columns"
            })
    void polygons(String row, String problems) throws Exception {
        assertEquals(problems, found("", row));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0.5 0.5 0.2 0.2 0 1 0 0.5 0.5 2|''",
                "0 0.5 0.5 0.2 0.2 1.01 -0.01 1 0.5 0.5 2|''",
                "0 0.5 0.5 0.2 0.2 0.5 0.5 1 1.0101 0.5 2|REJECTED yolo.keypoint-outside",
                "0 0.5 0.5 0.2 0.2 0.5 1.0101 1 0.5 0.5 2|REJECTED yolo.keypoint-outside",
                "0 0.5 0.5 0.2 0.2 -0.0101 0.5 1 0.5 0.5 2|REJECTED yolo.keypoint-outside",
                "0 0.5 0.5 0.2 0.2 0.5 0.5 1 0.5 -0.0101 2|REJECTED yolo.keypoint-outside",
                "0 0.5 0.5 0.2 0.2 0.5 0.5 1 0.5 0.5 3|REMARK yolo.visibility",
                "0 0.5 0.5 0.2 0.2 0.5 0.5 0.5 0.5 0.5 2|REMARK yolo.visibility",
                "0 0.5 0.5 0.2 0.2 0.5 0.5 1 0.5 0.5|REJECTED yolo.columns"
            })
    void keypoints(String row, String problems) throws Exception {
        assertEquals(problems, found("kpt_shape: [2, 3]\nflip_idx: [1, 0]\n", row));
    }
}

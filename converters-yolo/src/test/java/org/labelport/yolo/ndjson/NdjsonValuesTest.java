package org.labelport.yolo.ndjson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Skeleton;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;
import org.labelport.yolo.Reading;
import org.labelport.yolo.Verification;

/** Values of lines that are of another type than they should be. */
class NdjsonValuesTest {

    private static final String POSE =
            "{\"type\":\"dataset\",\"task\":\"pose\",\"class_names\":{\"0\":\"cat\",\"1\":\"dog\"},"
                    + "\"kpt_shape\":[2,3],\"flip_idx\":[1,0],\"kpt_names\":{\"0\":[\"a\",\"b\"],\"1\":[\"c\",\"d\"]}}\n";
    private static final String PICTURE =
            "{\"type\":\"image\",\"file\":\"a.png\",\"split\":\"train\",\"annotations\":{\"pose\":[]}}\n";

    @TempDir
    Path folder;

    @Test
    void aHeaderThatSaysSomethingElseIsRefused() throws Exception {
        List<List<String>> wrong = List.of(
                List.of("\"pose\"", "5"),
                List.of("\"pose\"", "[\"pose\"]"),
                List.of("[2,3]", "[2,3,3]"),
                List.of("[2,3]", "\"2,3\""),
                List.of("[1,0]", "[1,2]"),
                List.of("[1,0]", "[1]"),
                List.of("[1,0]", "[1,\"0\"]"),
                List.of("[1,0]", "[1,0.5]"),
                List.of("[1,0]", "\"abc\""));
        for (List<String> change : wrong) {
            set().text("demo.ndjson", POSE.replace(change.get(0), change.get(1)));
            ExportException e = assertThrows(ExportException.class, this::read, change.toString());
            assertEquals("yolo-ndjson.dataset", e.code());
            assertEquals(List.of("REJECTED yolo-ndjson.dataset demo.ndjson:1"), set().faults(Map.of()));
        }
        for (String none : List.of("null", "[]")) {
            set().text("demo.ndjson", POSE.replace("[1,0]", none));
            assertEquals(List.of(), skeleton(read(), 0).flip());
        }
    }

    @Test
    void aHeaderWithoutATaskIsTold() throws Exception {
        String header = "{\"type\":\"dataset\",\"class_names\":{\"0\":\"cat\"}}\n";
        for (String task : List.of(header, header.replace("\"class", "\"task\":null,\"class"))) {
            set().text("demo.ndjson", task);
            assertEquals(List.of("yolo-ndjson.task-assumed"), read().lossCodes(), task);
        }
    }

    @Test
    void namesOfKeypointsThatAreNotReadAreTold() throws Exception {
        set().text("demo.ndjson", POSE);
        assertEquals(List.of(), read().lossCodes());
        for (String names : List.of("5", "null", "[\"c\"]", "[\"c\",\"c\"]", "[\"c\",\"\"]", "[\"c\",7]")) {
            set().text("demo.ndjson", POSE.replace("[\"c\",\"d\"]", names));
            Trial read = read();
            assertEquals(List.of("yolo-ndjson.key-dropped"), read.lossCodes(), names);
            assertEquals(List.of("a", "b"), skeleton(read, 0).points());
            assertEquals(List.of("1", "2"), skeleton(read, 1).points());
        }
        set().text("demo.ndjson", POSE.replaceAll("\"kpt_names\":.*}}", "\"kpt_names\":[\"a\",\"b\"]}"));
        assertEquals(List.of("yolo-ndjson.key-dropped"), read().lossCodes());
    }

    @Test
    void keypointsOfATaskWithoutThemAreTold() throws Exception {
        set().text("demo.ndjson", POSE.replace("\"pose\"", "\"detect\""));
        Trial read = read();
        assertEquals(List.of("yolo-ndjson.key-dropped"), read.lossCodes());
        assertTrue(
                read.losses()
                        .get(0)
                        .detail()
                        .endsWith(": keys are not read, because rows of the task detect have no keypoints:"
                                + " kpt_shape, flip_idx, kpt_names. Is the task pose?"),
                read.losses().toString());
    }

    @Test
    void aSplitThatIsNoTextIsAnErrorOfItsLine() throws Exception {
        set().picture("a.png");
        for (String bad : List.of("5", "true", "[\"train\"]", "{}")) {
            set().text("demo.ndjson", POSE + PICTURE.replace("\"train\"", bad) + PICTURE);
            assertEquals(List.of("yolo-ndjson.record"), read().errorCodes(), bad);
            assertEquals(List.of("train/a.png"), read().ids(), bad);
        }
        set().text("demo.ndjson", POSE + PICTURE.replace("\"train\"", "null"));
        assertEquals(List.of("a.png"), read().ids());
    }

    @Test
    void whatACrashLeavesIsNoBlankLine() throws Exception {
        set().picture("a.png");
        for (String rest : List.of("\0\0\0", "\u001a")) {
            set().text("demo.ndjson", POSE + PICTURE + rest);
            assertEquals(List.of("yolo-ndjson.record"), read().errorCodes());
            assertTrue(set().faults(Map.of()).contains("REJECTED yolo-ndjson.record demo.ndjson:3"));
        }
        set().text("demo.ndjson", POSE + " \t\r\n" + PICTURE + "\n\n");
        assertEquals(List.of(), read().errorCodes());
    }

    @Test
    void aFileInUtf16IsSaidToBe() throws Exception {
        for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-16")) {
            set().bytes("demo.ndjson", (POSE + PICTURE).getBytes(charset));
            ExportException e = assertThrows(ExportException.class, this::read, charset);
            assertEquals("yolo-ndjson.dataset", e.code());
            assertTrue(e.getMessage().contains("is UTF-16 text"), e.getMessage());
            assertEquals(List.of("REJECTED yolo-ndjson.dataset demo.ndjson:1"), set().faults(Map.of()), charset);
        }
    }

    @Test
    void verifyKnowsAtWhatReadersStop() throws Exception {
        set().picture("demo/images/train/a.png");
        set().text("demo.ndjson", POSE + PICTURE);
        assertEquals(List.of(), set().faults(Map.of()));
        for (String bad : List.of("null", "[]", "true", "\"abc\"")) {
            set().text("demo.ndjson", POSE + PICTURE.replace("{\"pose\":[]}", bad));
            assertEquals(List.of("REJECTED yolo-ndjson.record demo.ndjson:2"), set().faults(Map.of()), bad);
        }
        set().text("demo.ndjson", "\uFEFF" + POSE + PICTURE);
        assertEquals(List.of("REJECTED yolo-ndjson.byte-order-mark demo.ndjson:1"), set().faults(Map.of()));
        assertEquals(List.of("train/a.png"), read().ids());
    }

    private static Skeleton skeleton(Trial read, int number) {
        return read.taxonomy().categories().get(number).skeleton();
    }

    private Verification set() {
        return new Verification(folder, new NdjsonConverter());
    }

    private Trial read() throws Exception {
        return Reading.of(new NdjsonTarget(), folder, Map.of());
    }
}

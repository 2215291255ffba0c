package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.testkit.trial.Trial;

/** Tests reading of real files, if they are available. */
class LabelStudioRealDataTest {

    private static final Path DATA = Path.of(System.getProperty("labelport.realData", ""), "labelstudio");
    private static final String EXPORTS = "sdk-tests/tests/custom/converter/data/test_export_";
    private static final String YOLO = "ml-backend-tests/label_studio_ml/examples/yolo/tests/";

    @TempDir
    Path scratch;

    private Trial read(String file, Map<String, String> filter) throws IOException, ExportException {
        Path path = DATA.resolve(file);
        assumeTrue(Files.exists(path), "skipped: there is no " + path);
        Map<String, String> all = new LinkedHashMap<>(filter);
        all.put("path", path.toString());
        return TrialWithSizes.read(all, scratch, 640, 480);
    }

    private static String summary(Trial trial) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Item item : trial.items()) {
            for (Annotation annotation : item.annotations()) {
                counts.merge(annotation.shape().kind().key(), 1, Integer::sum);
            }
        }
        for (String code : trial.lossCodes()) {
            counts.merge("-" + code, 1, Integer::sum);
        }
        for (ItemError error : trial.errors()) {
            counts.merge("!" + error.code(), Math.max(1, error.annotations()), Integer::sum);
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((kind, count) -> parts.add(count + " " + kind));
        return trial.items().size() + " items; " + String.join("; ", parts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "coco/data.json | 1 items; 1 box; 2 points; 1 polygon",
                "csv/csv_test.json | 2 items; 2 -annotation.not-chosen; 1 -labelstudio.key-dropped; 3 box",
                "csv/csv_test2.json | 1 items; 1 tag",
                "csv/csv_test_colliding_keys.json | 1 items; 1 tag",
                "csv/csv_test_colliding_keys_mixed.json | 2 items; 1 tag",
                "csv/csv_test_history.json | 1 items; 1 -labelstudio.key-dropped; 1 tag",
                "doclang/data.json | 3 items; 1 -annotation.cancelled; 2 box; 1 tag",
                "json_min/chat_data.json | 1 items; 4 other",
                "json_min/data.json | 1 items; 1 polygon",
                "json_min/data_repeater.json | 1 items; 1 box",
                "yolo/data.json | 2 items; 6 box",
                "yolo/data_keypoints.json | 1 items; 1 box; 1 points",
                "yolo/data_obb.json | 3 items; 25 rotated_box",
                "yolo/data_polygons.json | 1 items; 1 polygon",
            })
    void exportsAreReadWhole(String file, String expected) throws IOException, ExportException {
        assertEquals(expected, summary(read(EXPORTS + file, Map.of("labels", "data"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "opossum_snow_short_1.json | 1 items; 142 box",
                "opossum_snow_short_2.json | 1 items; 100 box",
                "test_brush_labels.json | 1 items; 3 mask",
                "test_keypoint_labels_1.json | 1 items; 1 box; 1 points",
                "test_keypoint_labels_2.json | 1 items; 6 points",
                "test_polygon_labels.json | 1 items; 3 polygon",
                "test_timeline_labels_1.json | 1 items; 21 tag",
            })
    void listsOfPredictionsAreReadWhole(String file, String expected) throws IOException, ExportException {
        assertEquals(expected, summary(read(YOLO + file, Map.of("video-size", "1280x720"))));
    }

    @Test
    void keypointsHangOnTheirBox() throws IOException, ExportException {
        Trial trial = read(
                EXPORTS + "yolo/data_keypoints.json",
                Map.of(
                        "config",
                        DATA.resolve(EXPORTS + "yolo/label_config_keypoints.xml")
                                .toString()));
        assertEquals(List.of("person"), trial.taxonomy().names());
        assertEquals(
                17, trial.taxonomy().categories().get(0).skeleton().points().size());
        assertEquals("1 items; 1 box; 1 points", summary(trial));
    }

    @Test
    void labelsBeyondTheInterfaceAreErrorsUnlessAskedFor() throws IOException, ExportException {
        Trial trial = read(
                EXPORTS + "yolo/data_obb.json",
                Map.of(
                        "config",
                        DATA.resolve(EXPORTS + "yolo/label_config_obb.xml").toString()));
        assertEquals("3 items; 24 !category.unknown; 1 rotated_box", summary(trial));
    }
}

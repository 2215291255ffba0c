package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Keypoint.Visibility;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.testkit.trial.MemoryExport;

/** Tests what CVAT and Datumaro need in data.yaml. */
class YoloCvatTest extends OnePictureSet {

    private static final Map<String, String> CVAT = Map.of("layout", "cvat");

    @Test
    void aSplitWithoutItemsIsNotNamed() throws Exception {
        assertEquals("train: images/train\nnames:\n  0: \"dog\"\n", yaml(Split.TRAIN, box()));
        assertEquals("test: images/test\nnames:\n  0: \"dog\"\n", yaml(Split.TEST, box()));
    }

    @Test
    void namesOfKeypointsAreLeftOut() throws Exception {
        Shape dog = new Shape.Points(List.of(
                new Keypoint("nose", 10, 10, Visibility.VISIBLE), new Keypoint("tail", 20, 20, Visibility.VISIBLE)));

        assertEquals("train: images/train\nnames:\n  0: \"dog\"\nkpt_shape: [2, 3]\n", yaml(Split.TRAIN, dog));
    }

    private static Shape box() {
        return Shape.Box.of(1, 1, 20, 20);
    }

    private static String yaml(Split split, Shape shape) throws Exception {
        Item item = Item.of(
                        "1", "a.jpg", Media.Image.of(Blob.ABSENT, 50, 50), List.of(Annotation.of("1", "dog", shape)))
                .withSplit(split);
        return MemoryExport.of(new YoloConverter(), CVAT, new Taxonomy(List.of(Category.of("dog"))), List.of(item))
                .text("data.yaml");
    }

    @ParameterizedTest
    @CsvSource({"nc: 2, 3", "task: segment, 3", "kpt_names: {0: [nose]}, 3"})
    void otherKeysAreTold(String key, int line) throws Exception {
        set.text("data.yaml", "train: images/train\nnames: [cat, dog]\n" + key + "\n");

        assertTrue(set.shown(Map.of()).contains("REMARK yolo.cvat-keys data.yaml:" + line));
        assertTrue(set.faults(CVAT).contains("REJECTED yolo.cvat-keys data.yaml:" + line));
    }

    @Test
    void aFolderOfTwoSplitsIsTold() throws Exception {
        assertTrue(set.shown(Map.of()).contains("REMARK yolo.cvat-twice data.yaml:2"));
        assertEquals(List.of("DAMAGED yolo.cvat-twice data.yaml:2"), set.faults(CVAT));
    }

    @Test
    void oneSplitIsEnough() throws Exception {
        set.text("data.yaml", "train: images/train\nnames: [cat, dog]\n");

        assertEquals(List.of(), set.shown(CVAT));
    }
}

package org.labelport.yolo;

import java.util.Map;

/** Tests the same sample with the keys that CVAT and Datumaro know. */
final class YoloCvatContractTest extends YoloContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("task", "segment", "layout", "cvat");
    }

    @Override
    protected String goldenName() {
        return "yolo-cvat";
    }
}

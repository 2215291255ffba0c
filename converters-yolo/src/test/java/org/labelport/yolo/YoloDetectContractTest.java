package org.labelport.yolo;

import java.util.Map;

/** Tests the same sample as boxes. */
final class YoloDetectContractTest extends YoloContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("task", "detect");
    }

    @Override
    protected String goldenName() {
        return "yolo-detect";
    }
}

package org.labelport.yolo;

import java.util.Map;

/** Tests the same sample in the layout of YOLOv5. */
final class YoloV5ContractTest extends YoloContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("task", "segment", "layout", "yolov5", "root", "/data/sets/sample");
    }

    @Override
    protected String goldenName() {
        return "yolo-v5";
    }
}

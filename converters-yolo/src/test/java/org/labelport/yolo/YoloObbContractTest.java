package org.labelport.yolo;

import java.util.Map;

/** Tests the same sample as rotated boxes. */
final class YoloObbContractTest extends YoloContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("task", "obb");
    }

    @Override
    protected String goldenName() {
        return "yolo-obb";
    }
}

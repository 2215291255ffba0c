package org.labelport.yolo;

import java.util.Map;
import java.util.Set;
import org.labelport.model.ShapeKind;

/** Tests the labels of the sample as folders. */
final class YoloClassifyContractTest extends YoloContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("task", "classify", "multi-label", "first");
    }

    @Override
    protected String goldenName() {
        return "yolo-classify";
    }

    @Override
    protected Set<ShapeKind> shapes() {
        return Set.of(ShapeKind.TAG);
    }

    @Override
    protected boolean listsEmptyItems() {
        return false;
    }
}

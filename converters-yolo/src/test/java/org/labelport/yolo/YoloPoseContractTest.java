package org.labelport.yolo;

import java.util.Map;
import java.util.Set;
import org.labelport.model.ShapeKind;

/** Tests the same sample as boxes with keypoints. */
final class YoloPoseContractTest extends YoloContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("task", "pose");
    }

    @Override
    protected String goldenName() {
        return "yolo-pose";
    }

    @Override
    protected Set<ShapeKind> shapes() {
        return Set.of(
                ShapeKind.BOX,
                ShapeKind.ROTATED_BOX,
                ShapeKind.POLYGON,
                ShapeKind.POLYLINE,
                ShapeKind.ELLIPSE,
                ShapeKind.POINTS,
                ShapeKind.MASK);
    }
}

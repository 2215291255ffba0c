package org.labelport.yolo.ndjson;

import java.util.Set;
import org.labelport.model.ShapeKind;

/** Tests the same sample as boxes with keypoints. */
final class NdjsonPoseContractTest extends NdjsonContract {

    @Override
    String task() {
        return "pose";
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

package org.labelport.coco;

import java.util.Set;
import org.labelport.model.ShapeKind;

/** Results with {@code kind=keypoints} keep the contract of all formats. */
final class CocoResultsKeypointsContractTest extends CocoResultsContract {

    @Override
    String kind() {
        return "keypoints";
    }

    @Override
    protected Set<ShapeKind> shapes() {
        return Set.of(ShapeKind.POINTS);
    }
}

package org.labelport.coco;

import java.util.Set;
import org.labelport.model.ShapeKind;

/** Results with {@code kind=caption} keep the contract of all formats. */
final class CocoResultsCaptionContractTest extends CocoResultsContract {

    @Override
    String kind() {
        return "caption";
    }

    @Override
    protected Set<ShapeKind> shapes() {
        return Set.of();
    }
}

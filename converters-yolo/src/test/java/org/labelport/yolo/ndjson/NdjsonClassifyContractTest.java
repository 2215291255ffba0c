package org.labelport.yolo.ndjson;

import java.util.Map;
import java.util.Set;
import org.labelport.model.ShapeKind;

/** Tests the labels of the sample as the classes of pictures. */
final class NdjsonClassifyContractTest extends NdjsonContract {

    @Override
    String task() {
        return "classify";
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("task", "classify", "multi-label", "first");
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

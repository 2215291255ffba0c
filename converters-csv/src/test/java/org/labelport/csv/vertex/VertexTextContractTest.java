package org.labelport.csv.vertex;

import java.util.Map;
import java.util.Set;
import org.labelport.model.ShapeKind;

/** The contract of tables of labels of texts. */
class VertexTextContractTest extends VertexContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("task", "text", "sets", "automl", "path-prefix", "gs://animals/2024");
    }

    @Override
    protected String goldenName() {
        return "csv-vertex-text";
    }

    @Override
    protected Set<ShapeKind> shapes() {
        return Set.of(ShapeKind.TAG);
    }
}

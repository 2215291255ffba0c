package org.labelport.csv.vertex;

import java.util.Map;
import java.util.Set;
import org.labelport.model.ShapeKind;

/** The contract of tables of labels of pictures. */
class VertexClassificationContractTest extends VertexContractTest {

    @Override
    protected Map<String, Object> options() {
        return Map.of("task", "classification", "sets", "automl", "path-prefix", "gs://animals/2024");
    }

    @Override
    protected String goldenName() {
        return "csv-vertex-classification";
    }

    @Override
    protected Set<ShapeKind> shapes() {
        return Set.of(ShapeKind.TAG);
    }
}

package org.labelport.csv.vertex;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.ShapeKind;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** The contract of tables of labels of texts. */
class VertexTextContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new VertexConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new VertexTarget());
    }

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

    @Override
    protected boolean listsEmptyItems() {
        return false;
    }

    @Override
    protected boolean keepsCategories() {
        return false;
    }
}

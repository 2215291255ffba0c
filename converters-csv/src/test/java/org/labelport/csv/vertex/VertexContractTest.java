package org.labelport.csv.vertex;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.ShapeKind;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** The contract of tables of boxes: the sample has pictures with boxes besides its texts, so the task is detection. */
class VertexContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new VertexConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new VertexTarget());
    }

    /** The sample's mask is smaller than Vertex AI accepts. */
    @Override
    protected Set<ShapeKind> shapes() {
        Set<ShapeKind> shapes = EnumSet.copyOf(super.shapes());
        shapes.remove(ShapeKind.MASK);
        return shapes;
    }

    /** Texts have no place in a table of boxes. */
    @Override
    protected boolean listsEmptyItems() {
        return false;
    }

    @Override
    protected boolean keepsCategories() {
        return false;
    }
}

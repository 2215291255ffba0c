package org.labelport.csv.vertex;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.ShapeKind;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** The sample holds pictures with boxes, and texts: the table is for boxes. */
class VertexContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new VertexConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new VertexTarget());
    }

    /** The sample's mask is smaller than Vertex AI takes. */
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

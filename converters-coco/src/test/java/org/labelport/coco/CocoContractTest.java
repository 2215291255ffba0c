package org.labelport.coco;

import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.ShapeKind;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** COCO keeps the contract of all formats. */
class CocoContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CocoConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CocoTarget());
    }

    /** Points are for the layout of the Synapse SDK. */
    @Override
    protected Set<ShapeKind> shapes() {
        return Set.of(
                ShapeKind.BOX,
                ShapeKind.ROTATED_BOX,
                ShapeKind.POLYGON,
                ShapeKind.POLYLINE,
                ShapeKind.ELLIPSE,
                ShapeKind.MASK);
    }
}

package org.labelport.yolo;

import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.ShapeKind;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** The sample holds boxes and regions: with default options it becomes polygons. */
final class YoloContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new YoloConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new YoloTarget());
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

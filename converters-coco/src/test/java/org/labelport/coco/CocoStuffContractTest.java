package org.labelport.coco;

import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Stuff files keep the contract of all formats. */
final class CocoStuffContractTest extends ConverterContract {

    /** The second regions of a category in a picture of the sample. When read, they are united with the first. */
    private static final Set<Shape> UNITED =
            Set.of(Shape.Box.of(33.333333, 7.1, 12.7, 9.9), Shape.Polygon.of(50, 5, 60, 5.5, 55, 14));

    @Override
    protected Converter converter() {
        return new CocoStuffConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CocoStuffTarget());
    }

    @Override
    protected boolean comesBack(Annotation annotation) {
        return !UNITED.contains(annotation.shape()) && annotation.shape().kind() != ShapeKind.POLYLINE;
    }

    /** Boxes may be united with others of their category, so only the number and the categories are compared. */
    @Override
    protected double tolerance() {
        return 64;
    }
}

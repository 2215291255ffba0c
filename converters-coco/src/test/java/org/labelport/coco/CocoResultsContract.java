package org.labelport.coco;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.ShapeKind;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** The contract of all kinds of results. The shapes are those of objects. */
abstract class CocoResultsContract extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CocoResultsConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CocoResultsTarget());
    }

    /** The kind as the option has it. */
    abstract String kind();

    @Override
    protected Map<String, Object> options() {
        return Map.of("kind", kind());
    }

    @Override
    protected String goldenName() {
        return "coco-results-" + kind();
    }

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

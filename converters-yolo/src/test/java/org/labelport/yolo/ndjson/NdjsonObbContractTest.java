package org.labelport.yolo.ndjson;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.ShapeKind;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Tests the same sample as rotated boxes. */
final class NdjsonObbContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new NdjsonConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new NdjsonTarget());
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("task", "obb");
    }

    @Override
    protected String goldenName() {
        return "yolo-ndjson-obb";
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

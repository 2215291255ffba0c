package org.labelport.coco;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.ShapeKind;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** COCO with {@code layout=official} keeps the contract of all formats. */
final class CocoOfficialContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CocoConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CocoTarget());
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("layout", "official");
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

    @Override
    protected String goldenName() {
        return "coco-official";
    }
}

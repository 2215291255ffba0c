package org.labelport.yolo.ndjson;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.ShapeKind;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Tests the labels of the sample as the classes of pictures. */
final class NdjsonClassifyContractTest extends ConverterContract {

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
        return Map.of("task", "classify", "multi-label", "first");
    }

    @Override
    protected String goldenName() {
        return "yolo-ndjson-classify";
    }

    @Override
    protected Set<ShapeKind> shapes() {
        return Set.of(ShapeKind.TAG);
    }

    @Override
    protected boolean listsEmptyItems() {
        return false;
    }
}

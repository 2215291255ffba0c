package org.labelport.yolo;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.ShapeKind;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Tests the labels of the sample as folders. */
final class YoloClassifyContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new YoloConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new YoloTarget());
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("task", "classify", "multi-label", "first");
    }

    @Override
    protected String goldenName() {
        return "yolo-classify";
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

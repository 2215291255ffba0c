package org.labelport.yolo;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.ShapeKind;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Tests the same sample in the layout of YOLOv5. */
final class YoloV5ContractTest extends ConverterContract {

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
        return Map.of("task", "segment", "layout", "yolov5", "root", "/data/sets/sample");
    }

    @Override
    protected String goldenName() {
        return "yolo-v5";
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

package org.labelport.yolo;

import java.util.Map;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.Item;
import org.labelport.model.ShapeKind;
import org.labelport.testkit.ConverterContract;

/**
 * Tests the layout of the Synapse SDK. It is not read back, because its keypoints and classes are not those of the
 * source.
 */
final class YoloSynapseContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new YoloConverter();
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("layout", "synapse");
    }

    @Override
    protected Set<ShapeKind> shapes() {
        return Set.of(ShapeKind.BOX, ShapeKind.ROTATED_BOX, ShapeKind.POLYGON, ShapeKind.ELLIPSE, ShapeKind.POINTS);
    }

    /** The SDK finds pictures by these extensions only. */
    @Override
    protected boolean takes(Item item) {
        return item.path().matches("(?s)(.*[/\\\\])?[^./\\\\][^/\\\\]*\\.(jpg|jpeg|png|bmp)");
    }

    @Override
    protected String goldenName() {
        return "yolo-synapse";
    }
}

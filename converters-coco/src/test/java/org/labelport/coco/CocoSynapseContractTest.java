package org.labelport.coco;

import java.util.Map;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.Item;
import org.labelport.model.ShapeKind;
import org.labelport.testkit.ConverterContract;

/** The layout of the Synapse SDK. It is not read back, because a line would be read as a region. */
final class CocoSynapseContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CocoConverter();
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("layout", "synapse");
    }

    @Override
    protected Set<ShapeKind> shapes() {
        return Set.of(ShapeKind.BOX, ShapeKind.ROTATED_BOX, ShapeKind.POLYLINE, ShapeKind.POINTS);
    }

    /** The SDK finds pictures by these extensions only. */
    @Override
    protected boolean takes(Item item) {
        return item.path().matches("(?s)(.*[/\\\\])?[^./\\\\][^/\\\\]*\\.(jpg|jpeg|png|bmp|tif|tiff|webp)");
    }

    @Override
    protected String goldenName() {
        return "coco-synapse";
    }
}

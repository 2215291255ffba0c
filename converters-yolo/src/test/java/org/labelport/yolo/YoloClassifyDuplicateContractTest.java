package org.labelport.yolo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.testkit.ConverterContract;

/**
 * Tests the labels of the sample as folders, with each picture in those of all its labels. More pictures are read back
 * than were written.
 */
final class YoloClassifyDuplicateContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new YoloConverter();
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("task", "classify", "multi-label", "duplicate");
    }

    @Override
    protected String goldenName() {
        return "yolo-classify-duplicate";
    }

    @Override
    protected Set<ShapeKind> shapes() {
        return Set.of(ShapeKind.TAG);
    }

    @Override
    protected boolean listsEmptyItems() {
        return false;
    }

    /** Gives pictures with a label a second one, and the first one again. */
    @Override
    protected Item sampled(Item item) {
        if (item.annotations().stream().noneMatch(label -> label.shape() instanceof Shape.Whole)) {
            return item;
        }
        List<Annotation> labels = new ArrayList<>(item.annotations());
        labels.add(Annotation.of("another", "dog", new Shape.Whole()));
        labels.add(Annotation.of("again", "cat", new Shape.Whole()));
        return item.withAnnotations(labels);
    }
}

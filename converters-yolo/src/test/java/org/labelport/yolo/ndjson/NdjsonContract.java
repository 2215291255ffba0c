package org.labelport.yolo.ndjson;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.model.ShapeKind;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** The contract of all tasks. The shapes are those of tasks that have a place in the picture. */
abstract class NdjsonContract extends ConverterContract {

    @Override
    protected Converter converter() {
        return new NdjsonConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new NdjsonTarget());
    }

    /** The task as the option has it. */
    abstract String task();

    @Override
    protected Map<String, Object> options() {
        return Map.of("task", task());
    }

    @Override
    protected String goldenName() {
        return "yolo-ndjson-" + task();
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

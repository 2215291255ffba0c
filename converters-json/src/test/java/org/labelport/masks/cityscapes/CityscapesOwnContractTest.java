package org.labelport.masks.cityscapes;

import java.util.Map;
import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Cityscapes with own label ids and pictures as they are keeps the contract of all formats. */
final class CityscapesOwnContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CityscapesConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CityscapesTarget());
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("ids", "own", "pictures", "keep");
    }

    @Override
    protected double tolerance() {
        return 1;
    }

    @Override
    protected String goldenName() {
        return "cityscapes-own";
    }
}

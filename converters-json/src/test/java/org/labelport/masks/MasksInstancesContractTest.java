package org.labelport.masks;

import java.util.Map;
import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Masks of classes and objects, with colours, keep the contract of all formats. */
final class MasksInstancesContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new MasksConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new MasksTarget());
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("mode", "palette", "instances", true);
    }

    @Override
    protected double tolerance() {
        return 1;
    }

    @Override
    protected String goldenName() {
        return "masks-instances";
    }
}

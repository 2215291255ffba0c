package org.labelport.labelme;

import java.util.Map;
import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

class LabelmeOrientedContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new LabelmeConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new LabelmeTarget());
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("oriented", "rectangle");
    }

    @Override
    protected String goldenName() {
        return "labelme-oriented";
    }
}

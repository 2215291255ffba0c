package org.labelport.labelme;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

class LabelmeContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new LabelmeConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new LabelmeTarget());
    }
}

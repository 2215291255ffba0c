package org.labelport.cvat;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

class CvatVideoContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CvatVideoConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CvatVideoTarget());
    }
}

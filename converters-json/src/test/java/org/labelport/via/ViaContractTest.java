package org.labelport.via;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

class ViaContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new ViaConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new ViaTarget());
    }
}

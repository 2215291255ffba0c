package org.labelport.yolo.darknet;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

final class DarknetContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new DarknetConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new DarknetTarget());
    }
}

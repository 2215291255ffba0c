package org.labelport.cvat;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

class CvatImagesContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CvatImagesConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CvatImagesTarget());
    }
}

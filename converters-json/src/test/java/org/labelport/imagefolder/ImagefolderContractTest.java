package org.labelport.imagefolder;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

class ImagefolderContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new ImagefolderConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new ImagefolderTarget());
    }
}

package org.labelport.textgrid;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

class TextGridContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new TextGridConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new TextGridTarget());
    }
}

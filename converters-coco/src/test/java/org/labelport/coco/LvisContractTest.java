package org.labelport.coco;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** LVIS files keep the contract of all formats. */
final class LvisContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new LvisConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new LvisTarget());
    }
}

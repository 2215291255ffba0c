package org.labelport.coco;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** COCO keeps the contract of all formats. */
final class CocoContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CocoConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CocoTarget());
    }
}

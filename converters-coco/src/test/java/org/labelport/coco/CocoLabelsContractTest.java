package org.labelport.coco;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Files of labels keep the contract of all formats. */
final class CocoLabelsContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CocoLabelsConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CocoLabelsTarget());
    }
}

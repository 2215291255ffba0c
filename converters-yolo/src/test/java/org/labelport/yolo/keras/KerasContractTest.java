package org.labelport.yolo.keras;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

final class KerasContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new KerasConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new KerasTarget());
    }

    /** Corners are whole pixels. */
    @Override
    protected double tolerance() {
        return 0.5;
    }
}

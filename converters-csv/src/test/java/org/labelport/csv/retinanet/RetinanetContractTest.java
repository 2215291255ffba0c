package org.labelport.csv.retinanet;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

class RetinanetContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new RetinanetConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new RetinanetTarget());
    }

    /** Corners are whole pixels. */
    @Override
    protected double tolerance() {
        return 1;
    }
}

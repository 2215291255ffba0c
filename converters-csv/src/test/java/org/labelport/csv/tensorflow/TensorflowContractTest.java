package org.labelport.csv.tensorflow;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

class TensorflowContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new TensorflowConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new TensorflowTarget());
    }

    /** Corners are whole pixels. */
    @Override
    protected double tolerance() {
        return 0.5;
    }

    @Override
    protected boolean listsEmptyItems() {
        return false;
    }
}

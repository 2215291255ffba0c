package org.labelport.voc;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

class LabelImgContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new LabelImgConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new LabelImgTarget());
    }

    /** Returns the sum of what rounding to whole pixels changes at both edges of a side. */
    @Override
    protected double tolerance() {
        return 1;
    }
}

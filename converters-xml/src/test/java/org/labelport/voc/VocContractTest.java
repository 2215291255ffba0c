package org.labelport.voc;

import java.util.Map;
import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Tests boxes without segmentation pictures: all that is written is read back. */
class VocContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new VocConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new VocTarget());
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("segmentation", false);
    }

    /** Returns the sum of what rounding to whole pixels changes at both edges of a side. */
    @Override
    protected double tolerance() {
        return 1;
    }
}

package org.labelport.voc;

import java.util.Map;
import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Boxes without segmentation pictures: all that is written comes back. */
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

    /** Both edges of a side are rounded to whole pixels. */
    @Override
    protected double tolerance() {
        return 1;
    }
}

package org.labelport.coco;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Panoptic files keep the contract of all formats. */
final class CocoPanopticContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CocoPanopticConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CocoPanopticTarget());
    }

    /** Boxes are whole pixels. */
    @Override
    protected double tolerance() {
        return 1;
    }
}

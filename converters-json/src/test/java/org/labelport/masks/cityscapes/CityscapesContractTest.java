package org.labelport.masks.cityscapes;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Cityscapes keeps the contract of all formats. */
class CityscapesContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CityscapesConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CityscapesTarget());
    }

    /** Boxes are painted as whole pixels. */
    @Override
    protected double tolerance() {
        return 1;
    }
}

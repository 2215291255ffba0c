package org.labelport.masks;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.model.Annotation;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Masks of classes keep the contract of all formats. */
final class MasksContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new MasksConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new MasksTarget());
    }

    /** Boxes are painted as whole pixels. */
    @Override
    protected double tolerance() {
        return 1;
    }

    /** Objects of a class are read as one region, so the second ones of their pictures are missing. */
    @Override
    protected boolean comesBack(Annotation annotation) {
        return !SecondOfItsClass.is(annotation);
    }
}

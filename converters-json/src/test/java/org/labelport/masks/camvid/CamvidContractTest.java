package org.labelport.masks.camvid;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.masks.SecondOfItsClass;
import org.labelport.model.Annotation;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Masks of colours keep the contract of all formats. */
final class CamvidContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CamvidConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CamvidTarget());
    }

    @Override
    protected double tolerance() {
        return 1;
    }

    /** Objects of a class are read as one region, so the second ones of their pictures are missing. */
    @Override
    protected boolean comesBack(Annotation annotation) {
        return !SecondOfItsClass.is(annotation);
    }

    @Override
    protected String goldenName() {
        return "camvid";
    }
}

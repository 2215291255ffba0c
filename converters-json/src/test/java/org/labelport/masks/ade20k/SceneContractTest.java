package org.labelport.masks.ade20k;

import java.util.Map;
import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.masks.SecondOfItsClass;
import org.labelport.model.Annotation;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

/** Scene parsing's layout keeps the contract of all formats. */
final class SceneContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new AdeConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new AdeTarget());
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("layout", "sceneparsing");
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
        return "ade20k-sceneparsing";
    }
}

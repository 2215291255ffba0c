package org.labelport.via;

import java.util.Map;
import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

class ViaAnnotationsContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new ViaConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new ViaTarget());
    }

    @Override
    protected boolean keepsCategories() {
        return false;
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("file", "annotations");
    }

    @Override
    protected String goldenName() {
        return "via-annotations";
    }
}

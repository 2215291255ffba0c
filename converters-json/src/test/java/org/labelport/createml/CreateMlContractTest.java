package org.labelport.createml;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

class CreateMlContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CreateMlConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CreateMlTarget());
    }

    /** The format has no list of classes, so only those are read that occur. */
    @Override
    protected boolean keepsCategories() {
        return false;
    }
}

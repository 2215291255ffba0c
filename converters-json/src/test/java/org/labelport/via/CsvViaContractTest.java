package org.labelport.via;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

class CsvViaContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CsvViaConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CsvViaTarget());
    }

    @Override
    protected boolean keepsCategories() {
        return false;
    }
}

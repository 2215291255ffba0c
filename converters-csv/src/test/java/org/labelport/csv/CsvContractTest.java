package org.labelport.csv;

import java.util.Optional;
import org.labelport.convert.Converter;
import org.labelport.target.TargetHandler;
import org.labelport.testkit.ConverterContract;

class CsvContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new CsvConverter();
    }

    @Override
    protected Optional<TargetHandler> reader() {
        return Optional.of(new CsvTarget());
    }

    @Override
    protected double tolerance() {
        return 0;
    }
}

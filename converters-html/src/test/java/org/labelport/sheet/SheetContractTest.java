package org.labelport.sheet;

import org.labelport.convert.Converter;
import org.labelport.testkit.ConverterContract;

class SheetContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new SheetConverter();
    }
}

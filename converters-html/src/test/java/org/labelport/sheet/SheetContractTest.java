package org.labelport.sheet;

import java.util.Map;
import org.labelport.convert.Converter;
import org.labelport.testkit.ConverterContract;

class SheetContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new SheetConverter();
    }

    /** The page has no pictures, because their compressed bytes differ between JDKs. */
    @Override
    protected Map<String, Object> options() {
        return Map.of("pictures", false);
    }
}

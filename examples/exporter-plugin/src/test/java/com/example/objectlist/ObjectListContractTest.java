package com.example.objectlist;

import org.labelport.convert.Converter;
import org.labelport.testkit.ConverterContract;

/** Checks that the list of objects fulfils the contract of all formats. */
final class ObjectListContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new ObjectListExporter();
    }
}

package com.example.objectlist;

import org.labelport.convert.Converter;
import org.labelport.testkit.ConverterContract;

/** The list of objects keeps the contract of all formats. */
final class ObjectListContractTest extends ConverterContract {

    @Override
    protected Converter converter() {
        return new ObjectListExporter();
    }
}

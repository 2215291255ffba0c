package org.labelport.it.plugin;

import org.labelport.convert.ProvidesFormat;

/** Works, and says so on standard output. */
@ProvidesFormat(
        format = "tables",
        title = "Tables",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box"})
public final class PrintingConverter extends TablesConverter {

    public PrintingConverter() {
        System.out.println("Tables, a product of Acme");
    }

    @Override
    void misbehave() {}
}

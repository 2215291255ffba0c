package org.labelport.it.plugin;

import org.labelport.convert.ProvidesFormat;

/** Throws what no converter should. */
@ProvidesFormat(
        format = "tables",
        title = "Tables",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box"})
public final class ThrowingConverter extends TablesConverter {

    @Override
    void misbehave() {
        throw new IllegalStateException("the table is broken");
    }
}

package org.labelport.it.plugin;

import org.labelport.convert.ProvidesFormat;

/** Cannot be made. */
@ProvidesFormat(
        format = "tables",
        title = "Tables",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box"})
public final class UnbuildableConverter extends TablesConverter {

    public UnbuildableConverter() {
        throw new IllegalStateException("no table at hand");
    }

    @Override
    void misbehave() {}
}

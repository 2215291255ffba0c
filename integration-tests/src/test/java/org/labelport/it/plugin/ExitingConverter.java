package org.labelport.it.plugin;

import org.labelport.convert.ProvidesFormat;

/** Ends the process. */
@ProvidesFormat(
        format = "tables",
        title = "Tables",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box"})
public final class ExitingConverter extends TablesConverter {

    @Override
    void misbehave() {
        System.exit(77);
    }
}

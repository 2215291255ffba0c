package org.labelport.it.plugin;

import java.util.List;
import org.labelport.convert.ProvidesFormat;
import org.labelport.options.OptionSpec;

/** Fails when it is asked for its options. */
@ProvidesFormat(
        format = "tables",
        title = "Tables",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box"})
public final class UndescribedConverter extends TablesConverter {

    @Override
    public List<OptionSpec> options() {
        throw new AssertionError("no list\nof options");
    }

    @Override
    void misbehave() {}
}

package org.labelport.it.plugin;

import java.util.ArrayList;
import java.util.List;
import org.labelport.convert.ProvidesFormat;

/** Fills the heap. */
@ProvidesFormat(
        format = "tables",
        title = "Tables",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box"})
public final class HungryConverter extends TablesConverter {

    @Override
    void misbehave() {
        List<long[]> all = new ArrayList<>();
        while (true) {
            all.add(new long[1 << 20]);
        }
    }
}

package org.labelport.it.plugin;

import java.util.concurrent.locks.LockSupport;
import org.labelport.convert.ProvidesFormat;

/** Never returns, and does not heed interrupts. */
@ProvidesFormat(
        format = "tables",
        title = "Tables",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box"})
public final class HangingConverter extends TablesConverter {

    @Override
    void misbehave() {
        while (true) {
            LockSupport.parkNanos(1_000_000_000L);
        }
    }
}

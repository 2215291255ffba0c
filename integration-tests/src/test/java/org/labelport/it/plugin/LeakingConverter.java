package org.labelport.it.plugin;

import java.util.concurrent.locks.LockSupport;
import org.labelport.convert.ProvidesFormat;

/** Starts a thread that never ends. */
@ProvidesFormat(
        format = "tables",
        title = "Tables",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box"})
public final class LeakingConverter extends TablesConverter {

    @Override
    void misbehave() {
        Thread thread = new Thread(() -> LockSupport.park(this), "forgotten");
        thread.setDaemon(true);
        thread.start();
    }
}

package org.labelport.plugins.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.labelport.plugins.change.Attempt.AttemptException;
import org.labelport.report.ExportException;

class AttemptTest {

    /** The check of a format ends like a cancelled run when its thread is interrupted, but no user cancelled anything. */
    @Test
    void interruptByThePluginIsNotCalledACancelledRun() {
        Attempt attempt = new Attempt("acme", Duration.ofMinutes(1));

        AttemptException failed = assertThrows(
                AttemptException.class,
                () -> attempt.run(() -> {
                    throw new ExportException("run.cancelled", "the export was cancelled; nothing was published");
                }));

        assertEquals("it interrupted its own thread", failed.getMessage());
    }
}

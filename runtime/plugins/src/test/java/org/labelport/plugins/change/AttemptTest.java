package org.labelport.plugins.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.labelport.plugins.change.Attempt.AttemptException;
import org.labelport.report.ExportException;

class AttemptTest {

    /** The check of a format ends like a cancelled run when its thread is interrupted, but no user cancelled anything. */
    @Test
    void interruptByThePluginIsNotCalledACancelledRun() {
        Attempt attempt = new Attempt("acme", Duration.ofMinutes(1), line -> {});

        AttemptException failed = assertThrows(
                AttemptException.class,
                () -> attempt.run(() -> {
                    throw new ExportException("run.cancelled", "the export was cancelled; nothing was published");
                }));

        assertEquals("it interrupted its own thread", failed.getMessage());
    }

    @Test
    void longWaitIsToldBeforeItIsOver() {
        List<String> slow = new ArrayList<>();
        Attempt attempt = new Attempt("acme@1.0.0", Duration.ofSeconds(2), slow::add);

        AttemptException failed = assertThrows(
                AttemptException.class, () -> attempt.run(() -> new CountDownLatch(1).await(1, TimeUnit.HOURS)));

        assertTrue(failed.isTimeout());
        assertEquals(
                List.of(
                        "plugin.slow: acme@1.0.0 has been busy with its start or self-check for 1 seconds. It may hang; it is"
                                + " given up after the 2 s of 'selfCheckSeconds' in plugins.json"),
                slow);
    }
}

package org.labelport.engine.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labelport.engine.work.Workers;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportListener;

/** Tests that listeners are not blamed for interrupts of others, which reach whom they are meant for. */
@Timeout(60)
class RunEventsTest {

    private final List<String> told = new CopyOnWriteArrayList<>();

    private void note(ExportEvent event) {
        told.add(event instanceof ExportEvent.LogLine line ? line.code() : "?");
    }

    /** As when a shard fails while another one tells how far it is. */
    @Test
    void workersThatAreClosedWhileAListenerIsToldKeepIt() throws Exception {
        CountDownLatch telling = new CountDownLatch(1);
        ExportListener listener = (id, event) -> {
            note(event);
            telling.countDown();
            while (event instanceof ExportEvent.LogLine line
                    && line.code().equals("first")
                    && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        };
        RunEvents events = new RunEvents("run", List.of(listener), () -> false);
        Workers workers = new Workers("labelport-test", 1);
        Future<Boolean> stopped = workers.submit(() -> {
            events.warn("first", "");
            return Thread.currentThread().isInterrupted();
        });
        telling.await();
        workers.close();
        assertTrue(stopped.get(), "the worker is to stop");
        events.warn("second", "");
        assertEquals(List.of("first", "second"), told);
    }

    /** The run is cancelled just after its listener has returned. */
    @Test
    void aRunThatIsCancelledMeanwhileStays() {
        AtomicBoolean cancelled = new AtomicBoolean();
        Thread run = Thread.currentThread();
        BooleanSupplier cancelledMeanwhile = () -> {
            boolean before = cancelled.getAndSet(true);
            run.interrupt();
            return before;
        };
        RunEvents events = new RunEvents("run", List.of((id, event) -> note(event)), cancelledMeanwhile);
        events.warn("first", "");
        assertEquals(cancelled.get(), Thread.interrupted(), "the interrupt of a cancelled run stays");
        events.warn("second", "");
        assertEquals(List.of("first", "second"), told);
    }
}

package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labelport.convert.ProvidesFormat;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportStatus;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.labelport.report.LogCode;
import org.labelport.settings.Settings;

/** What is left when a run does not come to its end, and what does not end it. */
class RunEndTest extends EngineFixture {

    @Test
    void cancelledRunLeavesNothing() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        LabelportEngine engine = engine(items(50));
        ExportHandle run = engine.start(params().build(), holdingAtWrite(writing, cancelled));
        writing.await();
        run.cancel();
        cancelled.countDown();
        ExportException error = assertThrows(ExportException.class, run::await);
        assertEquals(
                "run.cancelled: stopped on request before the end. Nothing was published",
                error.line(),
                "fits plans, previews and verifications, too");
        assertEquals(ExportStatus.CANCELLED, run.status());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    private static ExportListener holdingAtWrite(CountDownLatch reached, CountDownLatch end) {
        return (id, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == ExportEvent.Phase.WRITE) {
                reached.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    @ProvidesFormat(
            format = "others",
            title = "Others",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class Others extends LineConverter {}

    /** Whoever sees a part of a run published expects the rest, or the reason why it is not there. */
    @Test
    void runThatPublishesIsNotCancelledAnyMore() throws Exception {
        LabelportEngine engine = engine(items(5));
        engine.add(new Others());
        ExportHandle run = publishing(engine, staging -> {});
        assertEquals(2, run.await().exports().size());
        assertEquals(ExportStatus.DONE, run.status());
    }

    @Test
    void failureAfterACancelThatCameTooLateIsTold() throws Exception {
        LabelportEngine engine = engine(items(5));
        engine.add(new Others());
        ExportHandle run = publishing(engine, staging -> Files.move(staging, staging.resolveSibling("elsewhere")));
        ExportException error = assertThrows(ExportException.class, run::await);
        assertEquals("storage.failed", error.code(), error.getMessage());
        assertTrue(error.getMessage().contains("the export as others cannot be moved to"), error.getMessage());
        assertTrue(error.getMessage().contains("go on with: labelport resume " + run.id()), error.getMessage());
        assertEquals(ExportStatus.FAILED, run.status());
    }

    private interface Meanwhile {
        void at(Path staging) throws IOException;
    }

    /** Starts a run that is cancelled between its two formats, when something else happens to the second. */
    private ExportHandle publishing(LabelportEngine engine, Meanwhile meanwhile) throws ExportException {
        return engine.start(params().to("others").build(), (id, event) -> {
            if (event instanceof ExportEvent.ExportPublished published
                    && published.format().equals("lines")) {
                engine.cancel(id);
                try {
                    meanwhile.at(folder.resolve("out/.labelport-" + id + "/format-others"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    /** An interrupt is meant for whoever called the engine, and does not concern the run, which has its own thread. */
    @Test
    void interruptOfTheThreadThatStartsARunStays() throws Exception {
        Files.writeString(folder.resolve("limits.json"), "{}");
        LabelportEngine engine =
                new LabelportEngine(Settings.of(Optional.of(folder), Optional.of(folder.resolve("runs"))));
        engine.add(new LineConverter());
        engine.add(new ListTarget(ANIMALS, items(5)));
        Thread.currentThread().interrupt();
        ExportHandle run;
        try {
            run = engine.start(params().build(), ExportListener.NONE);
        } finally {
            assertTrue(Thread.interrupted(), "the interrupt stays");
        }
        run.await();
        assertEquals(ExportStatus.DONE, run.status());
    }

    /** At the latest when it begins to write, should this thread not come to it sooner. */
    @Test
    void runCancelledBeforeItHasAFolderLeavesNothing() throws Exception {
        LabelportEngine engine = engine(items(50));
        for (int i = 0; i < 50; i++) {
            Path out = folder.resolve("out" + i);
            CountDownLatch cancelled = new CountDownLatch(1);
            ExportHandle run =
                    engine.start(params().destination(out).build(), holdingAtWrite(new CountDownLatch(1), cancelled));
            run.cancel();
            cancelled.countDown();
            ExportException error = assertThrows(ExportException.class, run::await);
            assertEquals("run.cancelled", error.code(), error.getMessage());
            assertFalse(Files.exists(out));
        }
    }

    /** A display may be broken, or its bundle and classes gone. Each is told of once, also when several fail. */
    @Test
    void listenersThatFailDoNotFailTheRun() throws Exception {
        List<String> warnings = new CopyOnWriteArrayList<>();
        LabelportEngine engine = engine(items(2));
        engine.add((ExportListener) (id, event) -> {
            throw new IllegalStateException("display is gone");
        });
        engine.add((ExportListener) (id, event) -> {
            throw new AssertionError("display is not a display");
        });
        engine.add((ExportListener) (id, event) -> {
            throw new NoClassDefFoundError("a.display.Line");
        });
        ExportListener other = (id, event) -> {
            if (event instanceof ExportEvent.LogLine line) {
                warnings.add(line.code());
            }
        };
        assertEquals(1, engine.start(params().build(), other).await().exports().size());
        assertEquals(Collections.nCopies(3, "listener.failed"), warnings);
    }

    /** The target or a format would be blamed for it, because the next file that they read or write fails. */
    @Test
    void listenersThatInterruptTheRunsThreadDoNotFailTheRun() throws Exception {
        List<String> warnings = new CopyOnWriteArrayList<>();
        LabelportEngine engine = engine(items(50));
        engine.add(new Interrupting());
        ExportListener other = (id, event) -> {
            if (event instanceof ExportEvent.LogLine line && line.level() == ExportEvent.Level.WARNING) {
                warnings.add(line.code() + ": " + line.message());
            }
        };
        assertEquals(1, engine.start(params().build(), other).await().exports().size());
        assertEquals(
                List.of("listener.failed: the listener " + Interrupting.class.getName()
                        + " interrupted a thread of the run and is told no more of it; the run goes on"),
                warnings);
    }

    private static final class Interrupting implements ExportListener {
        @Override
        public void on(String runId, ExportEvent event) {
            if (event instanceof ExportEvent.PhaseStarted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** As languages can that know no checked exceptions. */
    @Test
    void listenersThatThrowWhatJavaDoesNotExpectAreNamed() throws Exception {
        List<String> warnings = new CopyOnWriteArrayList<>();
        LabelportEngine engine = engine(items(2));
        engine.add((ExportListener) (id, event) -> {
            throw RunEndTest.<RuntimeException>sneaky(new IOException("display is gone"));
        });
        ExportListener other = (id, event) -> {
            if (event instanceof ExportEvent.LogLine line && line.code().equals("listener.failed")) {
                warnings.add(line.message());
            }
        };
        assertEquals(1, engine.start(params().build(), other).await().exports().size());
        assertEquals(
                List.of("the listener " + RunEndTest.class.getName()
                        + " failed and is told no more of this run: java.io.IOException: display is gone"),
                warnings);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaky(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void aListenerMayCancelItsRun() throws Exception {
        LabelportEngine engine = engine(items(50));
        ExportHandle run = engine.start(params().build(), (id, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == ExportEvent.Phase.WRITE) {
                engine.cancel(id);
            }
        });
        assertEquals(
                "run.cancelled", assertThrows(ExportException.class, run::await).code());
    }

    @Test
    void anExportThatIsPublishedStaysDoneWhenAListenerThatIsToldFillsTheHeap() throws Exception {
        ExportHandle run = engine(items(2)).start(params().build(), (id, event) -> {
            if (event.toString().contains(LogCode.EXPORT_COMPLETED.message())) {
                throw new OutOfMemoryError("of the listener");
            }
        });
        assertEquals(1, run.await().exports().size());
        assertEquals(ExportStatus.DONE, run.status());
    }

    @Test
    void logOfARunIsWholeWhenAListenerThatIsToldOfItsEndFillsTheHeap() throws Exception {
        LabelportEngine engine =
                new LabelportEngine(Settings.of(Optional.empty(), Optional.of(folder.resolve("runs"))));
        engine.add(new ListTarget(ANIMALS, items(2)));
        engine.add(new LineConverter());
        ExportHandle run = engine.start(params().build(), (id, event) -> {
            if (event instanceof ExportEvent.RunEnded) {
                throw new OutOfMemoryError("of the listener");
            }
        });
        run.await();
        List<String> log = Files.readAllLines(run.events().orElseThrow());
        String last = log.get(log.size() - 1);
        assertTrue(last.contains("\"event\": \"ended\"") && last.contains("done"), last);
    }

    /** They would wait for each other for ever. */
    @Test
    @Timeout(60)
    void listenerThatWaitsForItsRunIsToldSo() throws Exception {
        CompletableFuture<ExportHandle> handle = new CompletableFuture<>();
        List<String> warnings = new CopyOnWriteArrayList<>();
        LabelportEngine engine = engine(items(2));
        engine.add((ExportListener) (id, event) -> {
            try {
                handle.join().await();
            } catch (ExportException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        handle.complete(engine.start(params().build(), (id, event) -> {
            if (event instanceof ExportEvent.LogLine line) {
                warnings.add(line.message());
            }
        }));
        assertEquals(1, handle.join().await().exports().size());
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains("Wait on another thread"), warnings.toString());
    }

    @Test
    void runWithoutAListenerIsNotStarted() {
        LabelportEngine engine = engine(items(2));

        assertThrows(NullPointerException.class, () -> engine.start(params().build(), null));

        assertEquals(List.of(), engine.runs());
    }

    /** Java's own errors, of which assertions in a plug-in are one kind, must not leave the caller waiting. */
    @Test
    @Timeout(60)
    void errorInATargetEndsTheRun() {
        Iterator<Item> failing = new Iterator<>() {
            @Override
            public boolean hasNext() {
                throw new AssertionError("a target's own check");
            }

            @Override
            public Item next() {
                throw new NoSuchElementException();
            }
        };
        List<Item> items = new AbstractList<>() {
            @Override
            public Iterator<Item> iterator() {
                return failing;
            }

            @Override
            public Item get(int index) {
                throw new IndexOutOfBoundsException(index);
            }

            @Override
            public int size() {
                return 1;
            }
        };

        ExportException error = assertThrows(ExportException.class, () -> export(engine(items), params().build()));

        assertEquals("run.failed", error.code());
        assertTrue(error.getMessage().contains("a target's own check while target list of "), error.getMessage());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void leftoversOfADeadRunAreRemoved() throws Exception {
        Path dead = Files.createDirectories(folder.resolve("out/.labelport-dead"));
        Files.createFile(dead.resolve("lock"));
        Files.writeString(dead.resolve("junk"), "junk");
        export(engine(items(1)), params().build());
        assertFalse(Files.exists(dead));
    }
}

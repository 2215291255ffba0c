package org.labelport.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.ItemSource;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.SourceReport;

@Timeout(60)
class ParallelReaderTest {

    /** Everything that comes out, in its order. */
    private final List<String> seen = new ArrayList<>();

    private final OrderedReport report = new OrderedReport(new SourceReport() {
        @Override
        public void error(ItemError error) throws ExportException {
            seen.add("error " + error.message());
            if (error.code().equals("stop")) {
                throw new ExportException(error.code(), error.message());
            }
        }

        @Override
        public void loss(Loss loss) {
            seen.add("loss " + loss.detail());
        }
    });

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void whatComesOutDoesNotDependOnTheNumberOfThreads(int threads) throws Exception {
        Numbers numbers = new Numbers(400, this::variety);
        readAll(ParallelReader.of(numbers, threads, Limits.USUAL, report));
        List<String> parallel = List.copyOf(seen);
        seen.clear();
        readAll(new Numbers(400, this::variety));
        assertEquals(seen, parallel);
        assertEquals("loss after all", parallel.get(parallel.size() - 1));
        assertTrue(numbers.closed);
    }

    private ParallelItemSource.Reading variety(int number) {
        return () -> {
            if (number % 5 == 0) {
                pause(number % 7);
            }
            if (number % 3 == 0) {
                report.loss(Loss.ofDataset("code", "of " + number));
            }
            if (number % 11 == 0) {
                report.error(ItemError.ofItem("item", 0, "code", "of " + number));
                return Optional.empty();
            }
            return Optional.of(item(number, 1));
        };
    }

    @Test
    void failureComesAfterAllThatWasBeforeIt() throws Exception {
        ItemSource reader = ParallelReader.of(
                new Numbers(100, number -> () -> {
                    if (number == 20) {
                        throw new IOException("broken");
                    }
                    pause(1);
                    return Optional.of(item(number, 1));
                }),
                4,
                Limits.USUAL,
                report);
        IOException failure = assertThrows(IOException.class, () -> readAll(reader));
        assertEquals("broken", failure.getMessage());
        assertEquals(20, seen.size(), "items before the failure");
    }

    @Test
    void errorThatStopsTheRunStopsItWhereItsItemIs() throws Exception {
        ItemSource reader = ParallelReader.of(
                new Numbers(100, number -> () -> {
                    if (number == 20) {
                        report.error(ItemError.ofItem("item", 0, "stop", "here"));
                    }
                    return Optional.of(item(number, 1));
                }),
                4,
                Limits.USUAL,
                report);
        assertThrows(ExportException.class, () -> readAll(reader));
        assertEquals(21, seen.size());
        assertEquals("error here", seen.get(20));
    }

    @Test
    void fewItemsWaitWhenTheyAreLarge() throws Exception {
        AtomicInteger read = new AtomicInteger();
        int threads = 2;
        Numbers numbers = new Numbers(200, number -> () -> {
            read.incrementAndGet();
            return Optional.of(item(number, 20_000)); // about 5 MB
        });
        try (ItemSource reader = ParallelReader.of(numbers, threads, Limits.USUAL, report)) {
            for (int taken = 1; reader.next().isPresent(); taken++) {
                Thread.sleep(2); // time to read more, if they may
                assertTrue(read.get() - taken <= 2 + 4 * threads, read.get() + " read, " + taken + " taken");
            }
        }
        assertEquals(200, read.get());
    }

    @Test
    void operatorSaysHowManyItemsWait() throws Exception {
        AtomicInteger read = new AtomicInteger();
        Numbers numbers = new Numbers(50, number -> () -> {
            read.incrementAndGet();
            return Optional.of(item(number, 1));
        });
        Limits limits = Limits.of(Map.of(Limit.WAITING_ITEMS, 3L));
        try (ItemSource reader = ParallelReader.of(numbers, 4, limits, report)) {
            for (int taken = 1; reader.next().isPresent(); taken++) {
                pause(1);
                assertTrue(read.get() - taken <= 3, read.get() + " read, " + taken + " taken");
            }
        }
    }

    @Test
    void fewReadingsWaitWhenTheyAreLarge() throws Exception {
        AtomicInteger held = new AtomicInteger();
        Numbers numbers = new Numbers(50, number -> {
            held.incrementAndGet();
            return new ParallelItemSource.Reading() {
                @Override
                public Optional<Item> read() throws IOException {
                    pause(2);
                    held.decrementAndGet();
                    return Optional.of(item(number, 1));
                }

                @Override
                public long bytes() {
                    return 5 << 20;
                }
            };
        });
        try (ItemSource reader = ParallelReader.of(numbers, 2, Limits.USUAL, report)) {
            while (reader.next().isPresent()) {
                assertTrue(held.get() <= 2, held.get() + " are held");
            }
        }
    }

    @Test
    void interruptIsAnErrorAndNothingIsReadAfterwards() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch ended = new CountDownLatch(2);
        ItemSource reader = ParallelReader.of(
                new Numbers(10, number -> () -> {
                    begun.countDown();
                    try {
                        pause(60_000);
                    } finally {
                        ended.countDown();
                    }
                    return Optional.empty();
                }),
                2,
                Limits.USUAL,
                report);
        Thread caller = Thread.currentThread();
        Thread interrupting = new Thread(() -> {
            try {
                begun.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            caller.interrupt();
        });
        interrupting.start();
        assertThrows(InterruptedIOException.class, reader::next);
        assertTrue(Thread.interrupted(), "the interrupt is still there");
        reader.close();
        assertTrue(ended.await(0, TimeUnit.SECONDS), "what was being read has ended");
    }

    @Test
    void errorOfTheMachineIsNotSwallowed() throws Exception {
        try (ItemSource reader = ParallelReader.of(
                new Numbers(1, number -> () -> {
                    throw new StackOverflowError("deep");
                }),
                2,
                Limits.USUAL,
                report)) {
            assertThrows(StackOverflowError.class, reader::next);
        }
    }

    @Test
    void sourceThatGivesOneAfterTheOtherIsLeftAlone() throws IOException {
        ItemSource one = ItemSource.of(List.of());
        assertSame(one, ParallelReader.of(one, 4, Limits.USUAL, report));
        ItemSource several = new Numbers(1, this::variety);
        assertSame(several, ParallelReader.of(several, 1, Limits.USUAL, report));
        ItemSource parallel = ParallelReader.of(several, 2, Limits.USUAL, report);
        assertNotSame(several, parallel);
        assertInstanceOf(ParallelReader.class, parallel);
        assertFalse(parallel.bookmark().isPresent());
    }

    @Test
    void placeIsTheOneAfterTheItemThatWasGivenLast() throws Exception {
        try (ItemSource reader = ParallelReader.of(
                new Numbers(50, number -> () -> Optional.of(item(number, 1))), 2, Limits.USUAL, report)) {
            for (int number = 0; number < 50; number++) {
                reader.next();
                assertEquals(Optional.of("after " + number), reader.bookmark());
            }
        }
    }

    private static void pause(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void readAll(ItemSource source) throws ExportException, IOException {
        try (source) {
            for (Optional<Item> item = source.next(); item.isPresent(); item = source.next()) {
                seen.add(item.get().id());
            }
        }
    }

    private static Item item(int number, int boxes) {
        List<Annotation> annotations = new ArrayList<>();
        for (int i = 0; i < boxes; i++) {
            annotations.add(Annotation.of("a" + i, "cat", Shape.Box.of(1, 2, 3, 4)));
        }
        return Item.of("item " + number, "p.jpg", Media.Image.of(Blob.ABSENT, 10, 10), annotations);
    }

    /** Readings by their number; reports some things itself. */
    private final class Numbers implements ParallelItemSource {

        private final int count;
        private final IntFunction<Reading> readings;
        private int next;
        private boolean closed;

        private Numbers(int count, IntFunction<Reading> readings) {
            this.count = count;
            this.readings = readings;
        }

        @Override
        public Optional<Reading> nextReading() {
            if (next % 100 == 99) {
                report.loss(Loss.ofDataset("code", "before " + next));
            }
            return next < count ? Optional.of(readings.apply(next++)) : Optional.empty();
        }

        @Override
        public void allRead() {
            report.loss(Loss.ofDataset("code", "after all"));
        }

        @Override
        public Optional<String> bookmark() {
            return Optional.of("after " + (next - 1));
        }

        @Override
        public Taxonomy taxonomy() {
            return Taxonomy.EMPTY;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

package org.labelport.shell.progress;

import java.util.ArrayDeque;
import java.util.Deque;

/** Measures how fast a counter grows, over the last few seconds. Not thread-safe. */
final class Throughput {

    private static final long WINDOW_NANOS = 8_000_000_000L;
    private static final long SHORTEST_NANOS = 300_000_000L;

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, long count) {}

    /** Adds the value of the counter at a given time. */
    void sample(long nanos, long count) {
        samples.addLast(new Sample(nanos, count));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /** Growth per second; 0 when too little was measured yet. */
    double perSecond() {
        if (samples.size() < 2) {
            return 0;
        }
        long nanos = samples.getLast().nanos() - samples.getFirst().nanos();
        return nanos < SHORTEST_NANOS
                ? 0
                : (samples.getLast().count() - samples.getFirst().count()) * 1e9 / nanos;
    }
}

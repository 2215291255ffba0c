package org.labelport.it.fuzz;

import java.util.Arrays;
import java.util.List;

/**
 * How much is tried: in a build the same few inputs always, by command as many others as fit into the time.
 *
 * @param inputs for each reader; without meaning when there is a time
 * @param nanos for each reader; 0 when the number of inputs says it
 * @param seed what the inputs are made from
 */
record Effort(int inputs, long nanos, long seed) {

    private static final String MINUTES = "labelport.fuzz.minutes";
    private static final String SEED = "labelport.fuzz.seed";
    private static final String READERS = "labelport.fuzz.readers";

    private static final long NANOS_PER_MINUTE = 60_000_000_000L;

    /** @param readers how many share the time */
    static Effort ofProcess(int inputs, int readers) {
        double minutes = Double.parseDouble(System.getProperty(MINUTES, "0"));
        long seed = Long.getLong(SEED, minutes > 0 ? System.nanoTime() : 1);
        return new Effort(inputs, (long) (minutes * NANOS_PER_MINUTE / Math.max(1, readers)), seed);
    }

    /** Whether the command asks for this reader; it may name some. */
    static boolean asksFor(String reader) {
        String readers = System.getProperty(READERS, "");
        return readers.isEmpty() || List.of(readers.split(",")).contains(reader);
    }

    /** Whether another input is to be tried. */
    boolean goesOn(int tried, long startedNanos) {
        return nanos > 0 ? System.nanoTime() - startedNanos < nanos : tried < inputs;
    }

    /** The seed of one input, which is enough to make it again. */
    long seedOf(String reader, int number) {
        return Arrays.hashCode(new long[] {seed, reader.hashCode(), number}) * 0x9e3779b97f4a7c15L;
    }
}

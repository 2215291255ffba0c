package org.labelport.it.fault;

import java.util.stream.LongStream;

/** At which of many operations something goes wrong: at every 20th, or at each with {@code -Dlabelport.faults=all}. */
final class Moments {

    private static final int STRIDE = "all".equals(System.getProperty("labelport.faults")) ? 1 : 20;

    private Moments() {}

    /**
     * Numbers from 1 to a total.
     *
     * @param offset tells tests apart, so that together they meet every operation
     */
    static LongStream of(long total, int offset) {
        return LongStream.rangeClosed(1, total).filter(n -> n % STRIDE == offset % STRIDE);
    }
}

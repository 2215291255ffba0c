package org.labelport.dm.document;

import java.math.BigInteger;
import java.util.Optional;
import org.labelport.model.Media;

/**
 * Converts frame numbers of a video to times and back. A frame's time is when it starts to be shown.
 *
 * @param framesNumerator number of frames in {@code secondsDenominator} seconds
 */
public record FrameRate(int framesNumerator, int secondsDenominator) {

    private static final long MICROS_PER_SECOND = 1_000_000;

    /** Returns a video's frame rate; empty for other media, and when it is not known. */
    public static Optional<FrameRate> of(Media media) {
        return media instanceof Media.Video video && video.fpsNumerator() > 0
                ? Optional.of(new FrameRate(video.fpsNumerator(), video.fpsDenominator()))
                : Optional.empty();
    }

    /**
     * Returns when a frame starts, rounded to the nearest microsecond.
     *
     * @throws ArithmeticException when the time is too large
     */
    public long micros(long frame) {
        return rounded(frame, MICROS_PER_SECOND * secondsDenominator, framesNumerator);
    }

    /** Returns the frame that starts nearest to a time; the inverse of {@link #micros}. */
    public long frame(long micros) {
        return rounded(micros, framesNumerator, MICROS_PER_SECOND * secondsDenominator);
    }

    private static long rounded(long number, long factor, long divisor) {
        BigInteger half = BigInteger.valueOf(divisor / 2);
        return BigInteger.valueOf(number)
                .multiply(BigInteger.valueOf(factor))
                .add(half)
                .divide(BigInteger.valueOf(divisor))
                .longValueExact();
    }
}

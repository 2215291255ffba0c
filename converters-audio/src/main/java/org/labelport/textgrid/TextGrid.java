package org.labelport.textgrid;

import java.util.List;

/**
 * What a TextGrid file says. All times are microseconds from the beginning of the recording.
 *
 * @param start of the grid
 * @param end of the grid
 * @param tiers in the file's order
 * @param rest line of what follows the last tier that the file counts, from 1; 0 when nothing does
 */
record TextGrid(long start, long end, List<Tier> tiers, int rest) {

    static final String INTERVALS = "IntervalTier";
    static final String POINTS = "TextTier";

    /**
     * A tier.
     *
     * @param points whether its marks are points in time; else they are intervals
     * @param marks in the file's order
     * @param line that names the tier, from 1; 0 when it comes from no file
     */
    record Tier(String name, boolean points, long start, long end, List<Mark> marks, int line) {}

    /**
     * An interval or a point.
     *
     * @param end as the start for a point
     * @param line of its first number, from 1; 0 when it comes from no file
     */
    record Mark(long start, long end, String text, int line) {}
}

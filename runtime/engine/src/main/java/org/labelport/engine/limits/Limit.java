package org.labelport.engine.limits;

import java.util.Arrays;
import java.util.List;
import org.labelport.options.OptionSpec;

/** A limit that the operator may move: a key of {@code limits.json}, and a code of the error that it causes. */
public enum Limit {

    /** What one item takes in memory with all its annotations. */
    ITEM_MEGABYTES("itemMegabytes", 512, 1, 2000, "MB an item may have with its annotations"),

    /** How many annotations one item has. */
    ANNOTATIONS_PER_ITEM("annotationsPerItem", 1_000_000, 1, 100_000_000, "annotations an item may have"),

    /** How many points one shape has, those of its holes included. */
    POINTS_PER_SHAPE("pointsPerShape", 5_000_000, 3, 100_000_000, "points a shape may have"),

    /** How many pixels the box of one mask has. */
    MASK_PIXELS("maskPixels", 1L << 30, 1, Integer.MAX_VALUE, "pixels the box of a mask may have"),

    /** How many runs one mask, or set of points, has. */
    MASK_RUNS("maskRuns", 50_000_000, 1, 500_000_000, "runs a mask may have");

    private final String key;
    private final long usual;
    private final long least;
    private final long most;
    private final String meaning;

    Limit(String key, long usual, long least, long most, String meaning) {
        this.key = key;
        this.usual = usual;
        this.least = least;
        this.most = most;
        this.meaning = meaning;
    }

    /** Its name in {@code limits.json}. */
    public String key() {
        return key;
    }

    /** The code of the error that it causes. */
    public String code() {
        return "limit." + key;
    }

    /** The limit when the operator has set nothing. */
    public long usual() {
        return usual;
    }

    long least() {
        return least;
    }

    long most() {
        return most;
    }

    static List<OptionSpec> keys() {
        return Arrays.stream(values())
                .map(limit -> OptionSpec.optional(limit.key, OptionSpec.Type.INTEGER, limit.meaning))
                .toList();
    }
}

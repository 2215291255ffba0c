package org.labelport.report;

import static java.util.Objects.requireNonNull;

/**
 * Declares one kind of loss that a format may report.
 *
 * @param code as in {@link Loss#code()}
 * @param help a few words that say what happened to what, such as "shapes cut at the picture's border"
 */
public record LossSpec(String code, String help) {

    public LossSpec {
        requireNonNull(code, "code");
        requireNonNull(help, "help");
    }

    /**
     * A loss that several formats share.
     *
     * @param code one of {@link LossCodes}
     * @throws IllegalArgumentException when the code is not among them
     */
    public static LossSpec shared(String code) {
        return new LossSpec(
                code,
                LossCodes.help(code)
                        .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is no shared code of a loss")));
    }
}

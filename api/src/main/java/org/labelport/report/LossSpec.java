package org.labelport.report;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
                        .orElseThrow(
                                () -> new IllegalArgumentException("'" + code + "' is not a shared code of a loss")));
    }

    /**
     * Several such losses, in their order.
     *
     * @param codes of {@link LossCodes}
     * @throws IllegalArgumentException when a code is not among them
     */
    public static List<LossSpec> allShared(String... codes) {
        return Stream.of(codes).map(LossSpec::shared).toList();
    }

    /**
     * The losses of a format that are declared in several places, in their order. Where places declare the same code, the
     * first counts.
     *
     * @param places lists of losses
     */
    @SafeVarargs
    public static List<LossSpec> joined(List<LossSpec>... places) {
        Map<String, LossSpec> byCode = new LinkedHashMap<>();
        for (List<LossSpec> place : places) {
            for (LossSpec loss : place) {
                byCode.putIfAbsent(loss.code(), loss);
            }
        }
        return List.copyOf(byCode.values());
    }
}

package org.labelport.export;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.labelport.verify.Problem;

/**
 * What was found in a folder of a format.
 *
 * @param format id of the format
 * @param version of the bundle that checked it
 * @param problems how often each kind of problem was found; rejected ones first, then damaged ones, then remarks, each by
 *     code
 */
public record VerifySummary(String format, String version, List<ProblemCount> problems) {

    public VerifySummary {
        problems = List.copyOf(problems);
    }

    /**
     * How often a kind of problem was found.
     *
     * @param effect what consumers do
     * @param code stable name of the kind
     * @param count 1 or more
     */
    public record ProblemCount(Problem.Effect effect, String code, long count) {

        public ProblemCount {
            requireNonNull(effect, "effect");
            requireNonNull(code, "code");
        }
    }

    /** Whether there is nothing that a consumer would reject or damage. */
    public boolean isFaultless() {
        return problems.stream().allMatch(problem -> problem.effect() == Problem.Effect.REMARK);
    }

    /** Number of problems with this effect. */
    public long count(Problem.Effect effect) {
        return problems.stream()
                .filter(problem -> problem.effect() == effect)
                .mapToLong(ProblemCount::count)
                .sum();
    }
}

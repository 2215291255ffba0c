package org.labelport.shell.export;

import java.util.ArrayList;
import java.util.List;
import org.labelport.export.VerifySummary;
import org.labelport.shell.text.Quantity;
import org.labelport.shell.text.SafeText;
import org.labelport.shell.text.TextTable;
import org.labelport.shell.text.TextTable.Align;
import org.labelport.verify.Problem;

/** Sums up what was found in a folder. */
final class VerifyReport {

    private final VerifySummary summary;
    private final int width;

    VerifyReport(VerifySummary summary, int width) {
        this.summary = summary;
        this.width = width;
    }

    /** What readers do, in one word. */
    static String word(Problem.Effect effect) {
        return switch (effect) {
            case REJECTED -> "rejected";
            case DAMAGED -> "damaged";
            case REMARK -> "remark";
        };
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(SafeText.of(summary.format() + " " + summary.version() + ": " + verdict()));
        TextTable table = new TextTable(Align.RIGHT, Align.LEFT, Align.LEFT);
        for (VerifySummary.ProblemCount problem : summary.problems()) {
            table.row(Quantity.count(problem.count()), word(problem.effect()), SafeText.of(problem.code()));
        }
        if (!summary.problems().isEmpty()) {
            lines.addAll(table.lines("  ", width));
        }
        return lines;
    }

    private String verdict() {
        if (summary.isFaultless()) {
            long remarks = summary.count(Problem.Effect.REMARK);
            return remarks == 0
                    ? "readers take it as it is"
                    : "readers take it as it is, with " + Quantity.count(remarks, "remark");
        }
        return Quantity.count(summary.count(Problem.Effect.REJECTED)) + " rejected, "
                + Quantity.count(summary.count(Problem.Effect.DAMAGED)) + " damaged";
    }
}

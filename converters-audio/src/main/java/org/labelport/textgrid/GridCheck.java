package org.labelport.textgrid;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.labelport.report.ExportException;
import org.labelport.textgrid.TextGrid.Mark;
import org.labelport.textgrid.TextGrid.Tier;
import org.labelport.verify.Findings;

/** Looks in a grid for what Praat, or a program that reads grids with Python, refuses or understands otherwise. */
record GridCheck(Findings.InFile findings) {

    private static final String BACKWARDS = " ends before it begins; Praat does not open the file. Correct it.";

    void grid(TextGrid grid) throws ExportException {
        if (grid.end() < grid.start()) {
            findings.rejected("times", 0, "the grid" + BACKWARDS);
        } else if (grid.end() == grid.start()) {
            findings.damaged("length", 0, "the grid has no length, so that Praat shows nothing of it. Correct xmax.");
        }
        if (grid.rest() > 0) {
            findings.damaged(
                    "rest",
                    grid.rest(),
                    "the file goes on after what it counts; Praat leaves the rest out. Correct the sizes before it.");
        }
        Set<String> names = new HashSet<>();
        for (Tier tier : grid.tiers()) {
            if (!names.add(tier.name())) {
                findings.remark(
                        "name-shared",
                        tier.line(),
                        "a tier before it is called '" + tier.name()
                                + "', too; programs that look for tiers by name find"
                                + " only that one, or stop. Rename one.");
            }
            if (tier.end() < tier.start()) {
                findings.rejected("times", tier.line(), "the tier" + BACKWARDS);
            }
            if (tier.start() != grid.start() || tier.end() != grid.end()) {
                findings.remark(
                        "tier-range", tier.line(), "the tier begins or ends elsewhere than the grid. Make them equal.");
            }
            if (tier.points()) {
                points(tier, grid);
            } else {
                intervals(tier, grid);
            }
        }
    }

    private void points(Tier tier, TextGrid grid) throws ExportException {
        Set<Long> times = new HashSet<>();
        for (Mark point : tier.marks()) {
            outside(point, grid);
            if (!times.add(point.start())) {
                findings.damaged(
                        "point-twice", point.line(), "Praat leaves out the second of two points at one time. Move it.");
            }
        }
    }

    private void intervals(Tier tier, TextGrid grid) throws ExportException {
        for (Mark interval : tier.marks()) {
            outside(interval, grid);
            if (interval.end() < interval.start()) {
                findings.rejected("times", interval.line(), "it" + BACKWARDS);
            } else if (interval.end() == interval.start()) {
                findings.damaged(
                        "no-length",
                        interval.line(),
                        "Praat leaves out an interval without length. Use a tier of points.");
            }
        }
        List<Mark> ordered = tier.marks().stream()
                .sorted(Comparator.comparingLong(Mark::start).thenComparingLong(Mark::end))
                .toList();
        long at = tier.start();
        for (Mark interval : ordered) {
            if (interval.start() < at) {
                findings.damaged(
                        "overlap",
                        interval.line(),
                        "it overlaps another one; readers in Python stop, and Praat moves the wrong border. Put it into a tier"
                                + " of its own.");
            } else if (interval.start() > at) {
                findings.damaged(
                        "gap",
                        interval.line(),
                        "there is a gap before it, over which Praat moves no border. Fill it with an interval without text.");
            }
            at = Math.max(at, interval.end());
        }
        if (!ordered.isEmpty() && at < tier.end()) {
            findings.damaged(
                    "gap",
                    ordered.get(ordered.size() - 1).line(),
                    "there is a gap behind it, to the end of the tier. Fill it with an interval without text.");
        }
    }

    private void outside(Mark mark, TextGrid grid) throws ExportException {
        if (mark.start() < grid.start() || mark.end() > grid.end()) {
            findings.damaged(
                    "outside", mark.line(), "it lies outside of the grid, where Praat does not show it. Correct it.");
        }
    }
}

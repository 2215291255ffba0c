package org.labelport.textgrid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.labelport.model.Annotation;
import org.labelport.textgrid.TextGrid.Mark;
import org.labelport.textgrid.TextGrid.Tier;

/**
 * Makes the tiers of one category. Intervals of a tier fill the whole grid and do not overlap, and points have different times:
 * what does not fit goes into a further tier.
 */
final class TierBuilder {

    private static final Comparator<Mark> BY_TIME =
            Comparator.comparingLong(Mark::start).thenComparingLong(Mark::end);

    private final String name;
    private final long end;
    private final List<Placed> intervals = new ArrayList<>();
    private final List<Placed> points = new ArrayList<>();

    private record Placed(Annotation annotation, Mark mark) {}

    /** A row, and when its last mark ends. */
    private record Busy(int row, long until) {}

    /** @param end of the grid, which begins at 0 */
    TierBuilder(String name, long end) {
        this.name = name;
        this.end = end;
    }

    /** Adds an annotation as an interval that lies in the grid, or as a point if it has no length. */
    void add(Annotation annotation, long from, long to, String text) {
        (from == to ? points : intervals).add(new Placed(annotation, new Mark(from, to, text, 0)));
    }

    boolean isEmpty() {
        return intervals.isEmpty() && points.isEmpty();
    }

    /**
     * The tiers, one at least.
     *
     * @param moved takes the annotations that are in a further tier because they overlap others
     */
    List<Tier> tiers(Consumer<Annotation> moved) {
        List<Tier> tiers = new ArrayList<>();
        if (!intervals.isEmpty() || points.isEmpty()) {
            for (List<Mark> row : rows(intervals, moved)) {
                tiers.add(tier(TierNames.further(name, tiers.size() + 1), false, filled(row)));
            }
        }
        if (!points.isEmpty()) {
            String first = tiers.isEmpty() ? name : TierNames.points(name);
            int number = 0;
            for (List<Mark> row : rows(points, moved)) {
                tiers.add(tier(TierNames.further(first, ++number), true, row));
            }
        }
        return tiers;
    }

    private Tier tier(String tierName, boolean isPoints, List<Mark> marks) {
        return new Tier(tierName, isPoints, 0, end, marks, 0);
    }

    /** Deals marks out to as few rows as possible, each in the order of time, and to the first one that is free. */
    private static List<List<Mark>> rows(List<Placed> placed, Consumer<Annotation> moved) {
        List<List<Mark>> rows = new ArrayList<>();
        rows.add(new ArrayList<>());
        PriorityQueue<Integer> free = new PriorityQueue<>(List.of(0));
        PriorityQueue<Busy> busy = new PriorityQueue<>(Comparator.comparingLong(Busy::until));
        List<Placed> ordered = new ArrayList<>(placed);
        ordered.sort(Comparator.comparing(Placed::mark, BY_TIME));
        for (Placed each : ordered) {
            while (!busy.isEmpty() && busy.peek().until <= each.mark.start()) {
                free.add(busy.remove().row);
            }
            if (free.isEmpty()) {
                free.add(rows.size());
                rows.add(new ArrayList<>());
            }
            int row = free.remove();
            rows.get(row).add(each.mark);
            busy.add(new Busy(row, until(each.mark)));
            if (row > 0) {
                moved.accept(each.annotation);
            }
        }
        return rows;
    }

    /** When another mark may begin in the row of one. */
    private static long until(Mark mark) {
        return mark.start() == mark.end() ? mark.end() + 1 : mark.end();
    }

    /** Fills the time between intervals with intervals without text. */
    private List<Mark> filled(List<Mark> row) {
        List<Mark> filled = new ArrayList<>();
        long at = 0;
        for (Mark mark : row) {
            if (mark.start() > at) {
                filled.add(new Mark(at, mark.start(), "", 0));
            }
            filled.add(mark);
            at = mark.end();
        }
        if (at < end) {
            filled.add(new Mark(at, end, "", 0));
        }
        return filled;
    }
}

package org.labelport.geometry;

import java.util.Arrays;
import java.util.OptionalInt;
import org.labelport.limits.Limit;

/**
 * A set of pixels as lines, which are rows or columns: for every line the places where it changes between unset and set
 * pixels, in growing order and even in number. Time and memory grow with the number of changes, not with that of
 * pixels.
 */
final class ScanLines {

    /**
     * The most lines, which limits the memory that hostile data can take: the highest limit that an operator can set.
     */
    static final int MAX_LINES = (int) Limit.PICTURE_SIDE.most();

    private final int first;
    private final int[] offsets;
    private final int[] places;

    ScanLines(int first, int[] offsets, int[] places) {
        this.first = first;
        this.offsets = offsets;
        this.places = places;
    }

    /**
     * Reads run lengths that go through the lines one after another.
     *
     * @param runs lengths of runs of unset, set, unset … pixels
     * @param window the area that the runs cover
     * @param keep the area whose pixels are wanted
     */
    static ScanLines ofRuns(int[] runs, LineWindow window, LineWindow keep) {
        LineWindow wanted = covered(runs, window).intersection(keep);
        ScanLinesBuilder lines = new ScanLinesBuilder(wanted.firstLine(), wanted.lines());
        long length = window.length();
        long end = 0;
        for (int i = 0; i < runs.length; i++) {
            long start = end;
            end += runs[i];
            if (i % 2 == 0 || start == end) {
                continue;
            }
            int line = (int) Math.max(wanted.firstLine(), window.firstLine() + start / length);
            int lastLine = (int) Math.min(wanted.endLine() - 1L, window.firstLine() + (end - 1) / length);
            for (; line <= lastLine; line++) {
                long lineStart = (line - (long) window.firstLine()) * length;
                long from = Math.max(0, start - lineStart) + window.firstPlace();
                long to = Math.min(length, end - lineStart) + window.firstPlace();
                lines.add(line, (int) Math.max(from, wanted.firstPlace()), (int) Math.min(to, wanted.endPlace()));
            }
        }
        return lines.build();
    }

    /**
     * Returns the lines of an area from the first to the last that has set pixels: most masks are small in their
     * picture.
     */
    private static LineWindow covered(int[] runs, LineWindow window) {
        long end = 0;
        for (int i = 0; i < (runs.length & ~1); i++) {
            end += runs[i];
        }
        long start = runs.length < 2 ? 0 : runs[0];
        if (start >= end) {
            return LineWindow.EMPTY;
        }
        return new LineWindow(
                (int) (window.firstLine() + start / window.length()),
                (int) Math.min(window.endLine(), window.firstLine() + (end - 1) / window.length() + 1),
                window.firstPlace(),
                window.endPlace());
    }

    /**
     * Returns run lengths through all lines of an area, one line after another.
     *
     * @throws IllegalArgumentException when the area has more than 2147483647 pixels
     */
    int[] runs(LineWindow window) {
        if (window.lines() * window.length() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("mask.too-large: " + window.lines() + " x " + window.length()
                    + " pixels; at most 2147483647 can be run-length coded");
        }
        int[] runs = new int[places.length + 2];
        int size = 0;
        int end = 0;
        for (int line = 0; line < lineCount(); line++) {
            long lineStart = (first + line - (long) window.firstLine()) * window.length() - window.firstPlace();
            for (int at = offsets[line]; at < offsets[line + 1]; at += 2) {
                int start = (int) (lineStart + places[at]);
                if (start == end && size > 0) {
                    size--; // the run continues from the line before
                } else {
                    runs[size++] = start - end;
                    runs[size] = 0;
                }
                end = (int) (lineStart + places[at + 1]);
                runs[size++] += places[at + 1] - places[at];
            }
        }
        int all = (int) (window.lines() * window.length());
        if (end < all) {
            runs[size++] = all - end;
        }
        return Arrays.copyOf(runs, size);
    }

    /** Returns the same pixels as columns instead of rows, or as rows instead of columns. */
    ScanLines transposed() {
        LineWindow box = tightWindow();
        int count = Math.toIntExact(box.length());
        requireLines(count);
        int[] fill = new int[count + 1];
        int[] scratch = new int[2 * longestLine()];
        for (int border = 0; border <= lineCount(); border++) {
            int changes = changes(border, scratch);
            for (int i = 0; i < changes; i += 2) {
                for (int place = scratch[i]; place < scratch[i + 1]; place++) {
                    fill[place - box.firstPlace() + 1]++;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            fill[i + 1] = Math.addExact(fill[i], fill[i + 1]);
        }
        int[] newOffsets = fill.clone();
        int[] newPlaces = new int[fill[count]];
        for (int border = 0; border <= lineCount(); border++) {
            int changes = changes(border, scratch);
            for (int i = 0; i < changes; i += 2) {
                for (int place = scratch[i]; place < scratch[i + 1]; place++) {
                    newPlaces[fill[place - box.firstPlace()]++] = first + border;
                }
            }
        }
        return new ScanLines(box.firstPlace(), newOffsets, newPlaces);
    }

    /**
     * Mirrors the pixels. Given a length, each line of that length is reversed; given a number of lines, their order is
     * reversed.
     */
    ScanLines mirrored(OptionalInt length, OptionalInt lines) {
        if (lineCount() == 0) {
            return this;
        }
        int newFirst = lines.isPresent() ? mirror(lines.getAsInt(), first + lineCount()) : first;
        ScanLinesBuilder mirrored = new ScanLinesBuilder(newFirst, lineCount());
        for (int line = 0; line < lineCount(); line++) {
            int from = lines.isPresent() ? lineCount() - 1 - line : line;
            int count = offsets[from + 1] - offsets[from];
            for (int i = 0; i < count; i += 2) {
                if (length.isPresent()) {
                    int end = offsets[from + 1] - 1 - i;
                    mirrored.add(
                            newFirst + line,
                            mirror(length.getAsInt(), places[end]),
                            mirror(length.getAsInt(), places[end - 1]));
                } else {
                    mirrored.add(newFirst + line, places[offsets[from] + i], places[offsets[from] + i + 1]);
                }
            }
        }
        return mirrored.build();
    }

    private static int mirror(int side, int place) {
        long mirrored = (long) side - place;
        if (mirrored != (int) mirrored) {
            throw new IllegalArgumentException("mask.too-large: mirrored, the mask would begin at " + mirrored);
        }
        return (int) mirrored;
    }

    /**
     * Finds where the lines on both sides of a border differ, as from, to, from, to …, and returns the count of
     * numbers.
     */
    private int changes(int border, int[] into) {
        int a = border == 0 ? 0 : offsets[border - 1];
        int endA = border == 0 ? 0 : offsets[border];
        int b = border == lineCount() ? 0 : offsets[border];
        int endB = border == lineCount() ? 0 : offsets[border + 1];
        int size = 0;
        while (a < endA || b < endB) {
            if (b == endB || a < endA && places[a] < places[b]) {
                into[size++] = places[a++];
            } else if (a == endA || places[b] < places[a]) {
                into[size++] = places[b++];
            } else {
                a++;
                b++;
            }
        }
        return size;
    }

    /** Returns the smallest area that holds all pixels. It has no lines when there are no pixels. */
    LineWindow tightWindow() {
        int firstLine = 0;
        int endLine = lineCount();
        while (firstLine < endLine && offsets[firstLine] == offsets[firstLine + 1]) {
            firstLine++;
        }
        while (endLine > firstLine && offsets[endLine] == offsets[endLine - 1]) {
            endLine--;
        }
        int firstPlace = Integer.MAX_VALUE;
        int endPlace = Integer.MIN_VALUE;
        for (int line = firstLine; line < endLine; line++) {
            if (offsets[line] < offsets[line + 1]) {
                firstPlace = Math.min(firstPlace, places[offsets[line]]);
                endPlace = Math.max(endPlace, places[offsets[line + 1] - 1]);
            }
        }
        return firstLine == endLine
                ? LineWindow.EMPTY
                : new LineWindow(first + firstLine, first + endLine, firstPlace, endPlace);
    }

    private int longestLine() {
        int longest = 0;
        for (int line = 0; line < lineCount(); line++) {
            longest = Math.max(longest, offsets[line + 1] - offsets[line]);
        }
        return longest;
    }

    /** The number of the first line. */
    int first() {
        return first;
    }

    int lineCount() {
        return offsets.length - 1;
    }

    /**
     * Returns the index, for {@link #place}, of a line's first change. For {@link #lineCount} it is the number of all
     * changes.
     */
    int offset(int line) {
        return offsets[line];
    }

    /** Returns the place of a change. Changes with an even index begin a run of set pixels, the others end it. */
    int place(int change) {
        return places[change];
    }

    /** Returns how many changes of a line are at or before a place. */
    int changesUpTo(int line, int place) {
        int found = Arrays.binarySearch(places, offsets[line], offsets[line + 1], place);
        return (found >= 0 ? found + 1 : -found - 1) - offsets[line];
    }

    /** Whether a line changes at exactly this place. */
    boolean changesAt(int line, int place) {
        return Arrays.binarySearch(places, offsets[line], offsets[line + 1], place) >= 0;
    }

    static void requireLines(long count) {
        if (count > MAX_LINES) {
            throw new IllegalArgumentException("mask.too-large: a side of " + count + " pixels; masks have at most "
                    + MAX_LINES + ", as much as '" + Limit.PICTURE_SIDE.key() + "' in limits.json may be");
        }
    }
}

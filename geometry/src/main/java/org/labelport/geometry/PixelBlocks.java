package org.labelport.geometry;

import java.util.Arrays;
import org.labelport.model.Shape;

/**
 * A set of pixels in which many rows are the same, given as rectangles from top to bottom, and those of the same rows from
 * left to right. Finds its border; time and memory grow with the number of rectangles, not with that of rows. Used by one
 * thread.
 */
public final class PixelBlocks implements PixelSink {

    /**
     * For each rectangle: its top row, the row after its last one, its left column, and the column after its last one.
     */
    private int[] blocks = new int[16];

    private int size;

    /** Creates an empty set. */
    public PixelBlocks() {}

    @Override
    public void add(int x, int y, int width, int height) {
        if (size == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * size);
        }
        blocks[size++] = y;
        blocks[size++] = y + height;
        blocks[size++] = x;
        blocks[size++] = x + width;
    }

    /** Returns the pixels as a mask. */
    public Shape.Mask mask() {
        if (size == 4) {
            return Masks.rectangle(blocks[2], blocks[0], blocks[3], blocks[1]);
        }
        int first = size == 0 ? 0 : blocks[0];
        int end = size == 0 ? 0 : blocks[size - 3];
        ScanLinesBuilder rows = new ScanLinesBuilder(first, (long) end - first);
        for (int at = 0; at < size; ) {
            int next = at;
            while (next < size && blocks[next] == blocks[at]) {
                next += 4;
            }
            for (int row = blocks[at]; row < blocks[at + 1]; row++) {
                for (int block = at; block < next; block += 4) {
                    rows.add(row, blocks[block + 2], blocks[block + 3]);
                }
            }
            at = next;
        }
        return Masks.ofRows(rows.build());
    }

    /** Returns the border of the pixels, the same as {@link Masks#outline} finds. */
    public Shape.Polygon outline() {
        if (size == 4) {
            return Shape.Polygon.of(
                    blocks[2], blocks[0], blocks[3], blocks[0], blocks[3], blocks[1], blocks[2], blocks[1]);
        }
        // Equal rows become one line, and so do empty rows between others.
        int[] borders = new int[size / 2 + 1];
        int lines = 0;
        for (int at = 0; at < size; at += 4) {
            if (at == 0 || blocks[at] != blocks[at - 4]) {
                if (lines == 0 || borders[lines] != blocks[at]) {
                    lines += lines == 0 ? 0 : 1;
                    borders[lines] = blocks[at];
                }
                borders[++lines] = blocks[at + 1];
            }
        }
        ScanLinesBuilder rows = new ScanLinesBuilder(0, lines);
        int line = 0;
        for (int at = 0; at < size; at += 4) {
            while (borders[line] != blocks[at]) {
                line++;
            }
            rows.add(line, blocks[at + 2], blocks[at + 3]);
        }
        return new Outline(rows.build(), borders).polygon();
    }
}

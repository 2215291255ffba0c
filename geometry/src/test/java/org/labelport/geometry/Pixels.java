package org.labelport.geometry;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.labelport.model.PointList;
import org.labelport.model.Shape;

/** A plain grid of pixels, which computes in the slow and obvious way what the code under test must find. */
record Pixels(boolean[][] rows) {

    static Pixels random(int width, int height, int percent, long seed) {
        Random random = new Random(seed);
        boolean[][] rows = new boolean[height][width];
        for (boolean[] row : rows) {
            for (int x = 0; x < width; x++) {
                row[x] = random.nextInt(100) < percent;
            }
        }
        return new Pixels(rows);
    }

    /** Reads a grid from lines in which {@code #} is a set pixel. */
    static Pixels drawn(String... lines) {
        boolean[][] rows = new boolean[lines.length][lines[0].length()];
        for (int y = 0; y < lines.length; y++) {
            for (int x = 0; x < lines[y].length(); x++) {
                rows[y][x] = lines[y].charAt(x) == '#';
            }
        }
        return new Pixels(rows);
    }

    static Pixels of(Shape.Mask mask, int width, int height) {
        boolean[][] rows = new boolean[height][width];
        int at = 0;
        for (int i = 0; i < mask.runs().length; i++) {
            for (int k = 0; k < mask.runs()[i]; k++, at++) {
                if (i % 2 == 1) {
                    rows[mask.y() + at / mask.width()][mask.x() + at % mask.width()] = true;
                }
            }
        }
        return new Pixels(rows);
    }

    /** Returns the pixels whose centre is inside a part and outside its holes, by the even-odd rule. */
    static Pixels withCentreIn(Shape.Polygon polygon, int width, int height) {
        boolean[][] rows = new boolean[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double centerX = x + 0.5;
                double centerY = y + 0.5;
                rows[y][x] = polygon.parts().stream()
                        .anyMatch(part -> within(part.ring(), centerX, centerY)
                                && part.holes().stream().noneMatch(hole -> within(hole, centerX, centerY)));
            }
        }
        return new Pixels(rows);
    }

    static boolean within(PointList ring, double x, double y) {
        boolean inside = false;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            if (ring.y(i) > y != ring.y(j) > y
                    && x < ring.x(i) + (ring.x(j) - ring.x(i)) * (y - ring.y(i)) / (ring.y(j) - ring.y(i))) {
                inside = !inside;
            }
        }
        return inside;
    }

    int width() {
        return rows.length == 0 ? 0 : rows[0].length;
    }

    int height() {
        return rows.length;
    }

    int[] columnRuns() {
        boolean[] flat = new boolean[width() * height()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = rows[i % height()][i / height()];
        }
        IntStream.Builder runs = IntStream.builder();
        int start = 0;
        boolean value = false;
        for (int i = 0; i <= flat.length; i++) {
            if (i == flat.length || flat[i] != value) {
                runs.add(i - start);
                start = i;
                value = !value;
            }
        }
        return runs.build().toArray();
    }

    Shape.Mask mask() {
        return Masks.ofColumnRuns(width(), height(), columnRuns());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pixels that && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("\n");
        for (boolean[] row : rows) {
            for (boolean set : row) {
                text.append(set ? '#' : '.');
            }
            text.append('\n');
        }
        return text.toString();
    }
}

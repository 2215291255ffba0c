package org.labelport.geometry;

import java.util.Arrays;

/** Counts in how many parts of a polygon a place is, while it goes over the borders of their rings. */
final class RingUnion {

    private int[] partOf = new int[16];
    private boolean[] hole = new boolean[16];
    private boolean[] inRing = new boolean[16];
    private boolean[] inOuter = new boolean[16];
    private int[] inHoles = new int[16];
    private int rings;
    private int parts;

    /** Adds a ring, whose number is that of the rings before. A part has one ring that is no hole. */
    void add(int part, boolean isHole) {
        if (rings == partOf.length) {
            partOf = Arrays.copyOf(partOf, 2 * rings);
            hole = Arrays.copyOf(hole, 2 * rings);
            inRing = Arrays.copyOf(inRing, 2 * rings);
            inOuter = Arrays.copyOf(inOuter, 2 * rings);
            inHoles = Arrays.copyOf(inHoles, 2 * rings);
        }
        partOf[rings] = part;
        hole[rings++] = isHole;
    }

    /** Goes over the border of a ring, and returns whether the place after it is in a part. */
    boolean isCoveredAfter(int ring) {
        int part = partOf[ring];
        boolean was = inOuter[part] && inHoles[part] == 0;
        inRing[ring] = !inRing[ring];
        if (hole[ring]) {
            inHoles[part] += inRing[ring] ? 1 : -1;
        } else {
            inOuter[part] = inRing[ring];
        }
        boolean is = inOuter[part] && inHoles[part] == 0;
        parts += (is ? 1 : 0) - (was ? 1 : 0);
        return parts > 0;
    }
}

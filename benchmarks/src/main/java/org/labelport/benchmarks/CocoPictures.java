package org.labelport.benchmarks;

import java.util.SplittableRandom;

/** The images of generated data. All about one follows from its place in the file, so that none is kept. Immutable. */
final class CocoPictures {

    private static final int[][] SIZES = {
        {640, 480}, {640, 480}, {640, 480}, {640, 427}, {640, 427}, {480, 640}, {427, 640}, {500, 375}, {640, 640}
    };
    /** COCO's ids leave gaps. */
    private static final int ID_GAP = 5;
    /** Annotations on the busiest images are this many times the mean. */
    private static final double BUSIEST = 12.5;

    private final int count;
    private final long seed;
    private final long idStep;
    private final long crowdStep;

    CocoPictures(int count, long seed) {
        this.count = count;
        this.seed = seed * 0x9E3779B97F4A7C15L;
        this.idStep = coprime(7_368_787, count);
        this.crowdStep = coprime(2_654_435, count);
    }

    /**
     * One image.
     *
     * @param id neither sorted by place nor without gaps
     * @param width in pixels
     * @param height in pixels
     */
    record Picture(long id, int width, int height) {}

    int count() {
        return count;
    }

    /** The image at a place in the file. */
    Picture at(int place) {
        SplittableRandom random = new SplittableRandom(seed ^ place);
        int[] size = SIZES[random.nextInt(SIZES.length)];
        long id = 1 + ID_GAP * (place * idStep % count) + random.nextInt(ID_GAP);
        return new Picture(id, size[0], size[1]);
    }

    /** The image of some annotation: few are crowded, many hold a handful, some hold nothing. */
    Picture any(SplittableRandom random) {
        double uniform = random.nextDouble();
        double skewed = uniform / BUSIEST + uniform * uniform * (1 - 1 / BUSIEST);
        long index = Math.min(count - 1, (long) (skewed * count));
        return at((int) (index * crowdStep % count));
    }

    private static long coprime(long start, long to) {
        long candidate = start;
        while (gcd(candidate, to) != 1) {
            candidate++;
        }
        return candidate;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** A pixel is set when at least half of it is covered. Bits are in COCO's order: column by column. */
record Mask(BitSet columns, int width, int height, Counts counts) implements Region {
    /** How COCO writes the run-length encoding of a mask: as a list of numbers, or compressed into a string. */
    enum Counts {
        PLAIN,
        COMPRESSED
    }

    /** How many sub-pixels a pixel has in each direction. */
    private static final int FINE = 8;

    static Mask of(Area visible, int width, int height, Counts counts) {
        BufferedImage fine = new BufferedImage(width * FINE, height * FINE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = fine.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(FINE, FINE);
        graphics.setPaint(Color.WHITE);
        graphics.fill(visible);
        graphics.dispose();
        BitSet columns = new BitSet(width * height);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                columns.set(x * height + y, 2 * covered(fine, x, y) >= FINE * FINE);
            }
        }
        return new Mask(columns, width, height, counts);
    }

    private static int covered(BufferedImage fine, int x, int y) {
        int[] samples = fine.getRaster().getSamples(x * FINE, y * FINE, FINE, FINE, 0, (int[]) null);
        return (int) IntStream.of(samples).filter(sample -> sample > 0).count();
    }

    boolean isSet(int x, int y) {
        return columns.get(x * height + y);
    }

    /**
     * Returns the lengths of the runs of unset and set pixels, which alternate. The first run is of unset pixels and
     * may be of length 0.
     */
    List<Integer> runs() {
        List<Integer> runs = new ArrayList<>();
        int pixels = width * height;
        boolean set = false;
        for (int start = 0; start < pixels; set = !set) {
            int next = set ? columns.nextClearBit(start) : columns.nextSetBit(start);
            int end = next < 0 ? pixels : Math.min(next, pixels);
            runs.add(end - start);
            start = end;
        }
        return runs;
    }

    /**
     * Returns the runs as COCO's compressed string. From the fourth run on, the difference from the run two before is
     * written. Numbers are in groups of 5 bits, the lowest first.
     */
    String compressedRuns() {
        List<Integer> runs = runs();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < runs.size(); i++) {
            int rest = i > 2 ? runs.get(i) - runs.get(i - 2) : runs.get(i);
            boolean more = true;
            while (more) {
                int group = rest & 0x1f;
                rest >>= 5;
                more = (group & 0x10) != 0 ? rest != -1 : rest != 0;
                text.append((char) ('0' + (more ? group | 0x20 : group)));
            }
        }
        return text.toString();
    }

    @Override
    public Rectangle2D bounds() {
        Rectangle2D bounds = null;
        for (int i = columns.nextSetBit(0); i >= 0; i = columns.nextSetBit(i + 1)) {
            Rectangle2D pixel = new Rectangle2D.Double(i / height, i % height, 1, 1);
            bounds = bounds == null ? pixel : bounds.createUnion(pixel);
        }
        return bounds;
    }

    @Override
    public double area() {
        return columns.cardinality();
    }
}

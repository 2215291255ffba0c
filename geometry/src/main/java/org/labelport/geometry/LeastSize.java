package org.labelport.geometry;

/**
 * The least size of a shape that formats of boxes and regions write: one pixel, less what files lose by rounding. A share of
 * a side of 10,000 pixels with six decimals moves each edge by up to 0.005 pixels, so that what one export wrote with a
 * width of one pixel is read back a little narrower.
 */
public final class LeastSize {

    /** Of a side, in pixels. */
    public static final double SIDE = 0.99;

    /** Of an area, in square pixels. */
    public static final double AREA = 0.98;

    private LeastSize() {}
}

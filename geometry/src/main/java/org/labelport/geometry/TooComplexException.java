package org.labelport.geometry;

/** A shape can not be made into another one within bounds of time and memory: it has too many corners, or crosses too many pixels. */
public final class TooComplexException extends IllegalArgumentException {

    /** What the error of an item says that fails by it. */
    public static final String CODE = "geometry.too-complex";

    private static final long serialVersionUID = 1L;

    /** @param message what is too complex, by which bound, and what to do */
    TooComplexException(String message) {
        super(message);
    }
}

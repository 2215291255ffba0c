package org.labelport.geometry;

/**
 * Says that a shape cannot be converted into another one within limits of time and memory, because it has too many
 * corners or crosses too many pixels.
 */
public final class TooComplexException extends IllegalArgumentException {

    /** The code of the error of an item that fails because of this. */
    public static final String CODE = "geometry.too-complex";

    private static final long serialVersionUID = 1L;

    /** @param message what is too complex, which limit it exceeds, and what to do */
    TooComplexException(String message) {
        super(message);
    }
}

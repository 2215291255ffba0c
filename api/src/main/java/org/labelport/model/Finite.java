package org.labelport.model;

/** Keeps NaN and infinity out of the model. */
final class Finite {

    private Finite() {}

    static void require(String what, double... numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("number.invalid: " + what + " holds " + number);
            }
        }
    }
}

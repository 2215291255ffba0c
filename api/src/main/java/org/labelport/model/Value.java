package org.labelport.model;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;

/** The value of an attribute, as annotation platforms let people enter them. */
public sealed interface Value {

    /** Free text. */
    record Text(String text) implements Value {}

    /** A number, finite. A whole number that a double may not hold to its last digit is a {@link Whole}. */
    record Number(double number) implements Value {

        public Number {
            Finite.require("attribute", number);
        }
    }

    /**
     * A whole number of 2<sup>53</sup> or more, or of minus that or less, such as the long ids of platforms. A double
     * may hold a neighbour in its place.
     */
    record Whole(BigInteger number) implements Value {

        public Whole {
            if (!isLong(number)) {
                throw new IllegalArgumentException("attribute: " + number + " is a number that a double holds");
            }
        }

        private static boolean isLong(BigInteger number) {
            return number.abs().bitLength() > EXACT_BITS;
        }
    }

    /** Yes or no. */
    record Flag(boolean on) implements Value {}

    /** One choice of a radio group, or any number of check boxes, in the order they were given. */
    record Choices(List<String> chosen) implements Value {

        public Choices {
            chosen = List.copyOf(chosen);
        }
    }

    /** A calendar day. */
    record Day(LocalDate day) implements Value {}

    /** Doubles hold each whole number of up to so many bits. */
    int EXACT_BITS = 53;

    /** Doubles hold each whole number of up to so many decimal digits. */
    int EXACT_DIGITS = 15;

    /**
     * Returns the value of a number as JSON parsers give it. Whole numbers keep all their digits.
     *
     * @param number an Integer, Long or BigInteger; all other numbers are read as doubles, and have to be finite
     */
    static Value of(java.lang.Number number) {
        if (number instanceof BigInteger whole) {
            return Whole.isLong(whole) ? new Whole(whole) : new Number(whole.doubleValue());
        }
        if (number instanceof Long whole && Math.abs((double) whole) >= 1L << EXACT_BITS) {
            return new Whole(BigInteger.valueOf(whole));
        }
        return new Number(number.doubleValue());
    }
}

package org.labelport.dm.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

/**
 * Computes with the numbers of a JSON file as Python does: whole numbers stay whole and exact, however large they are;
 * all others are doubles.
 */
public final class PythonNumbers {

    /** A double holds whole numbers of this many bits exactly. */
    private static final int EXACT_BITS = 53;

    /**
     * Enough digits for the nearest double: no ratio with a divisor of 32 bits is so close to the middle between two
     * doubles that more digits would matter.
     */
    private static final MathContext ENOUGH = new MathContext(60);

    private PythonNumbers() {}

    /** The sum of two numbers. */
    public static Number sum(Number a, Number b) {
        return areWhole(a, b) ? narrow(whole(a).add(whole(b))) : (Number) (a.doubleValue() + b.doubleValue());
    }

    /** The difference of two numbers. */
    public static Number difference(Number a, Number b) {
        return areWhole(a, b) ? narrow(whole(a).subtract(whole(b))) : (Number) (a.doubleValue() - b.doubleValue());
    }

    /** The product of two numbers. */
    public static Number product(Number a, Number b) {
        return areWhole(a, b) ? narrow(whole(a).multiply(whole(b))) : (Number) (a.doubleValue() * b.doubleValue());
    }

    /** The ratio of two numbers: the nearest double, even if no double holds the first number exactly. */
    public static double ratio(Number a, int b) {
        if (isWhole(a) && whole(a).bitLength() > EXACT_BITS) {
            return new BigDecimal(whole(a))
                    .divide(BigDecimal.valueOf(b), ENOUGH)
                    .doubleValue();
        }
        return a.doubleValue() / b;
    }

    /** The first of the least numbers, like {@code min}: of {@code 1} and {@code 1.0} the one that comes first. */
    public static Number least(List<Number> numbers) {
        Number least = numbers.get(0);
        for (Number number : numbers) {
            if (isLess(number, least)) {
                least = number;
            }
        }
        return least;
    }

    /** The first of the greatest numbers. */
    public static Number greatest(List<Number> numbers) {
        Number greatest = numbers.get(0);
        for (Number number : numbers) {
            if (isLess(greatest, number)) {
                greatest = number;
            }
        }
        return greatest;
    }

    /** Whether a number is neither infinite nor NaN. */
    public static boolean isFinite(Number number) {
        return isWhole(number) || Double.isFinite(number.doubleValue());
    }

    /**
     * {@code int(round(number))}: the nearest whole number; of two equally near ones the even one.
     *
     * @param number finite
     */
    public static BigInteger rounded(Number number) {
        return isWhole(number) ? whole(number) : new BigDecimal(Math.rint(number.doubleValue())).toBigInteger();
    }

    private static boolean isLess(Number a, Number b) {
        if (areWhole(a, b)) {
            return whole(a).compareTo(whole(b)) < 0;
        }
        if (!isFinite(a) || !isFinite(b) || !isWhole(a) && !isWhole(b)) {
            return a.doubleValue() < b.doubleValue();
        }
        return exact(a).compareTo(exact(b)) < 0;
    }

    private static boolean areWhole(Number a, Number b) {
        return isWhole(a) && isWhole(b);
    }

    private static boolean isWhole(Number number) {
        return !(number instanceof Double || number instanceof Float);
    }

    private static BigInteger whole(Number number) {
        return number instanceof BigInteger big ? big : BigInteger.valueOf(number.longValue());
    }

    private static BigDecimal exact(Number number) {
        return isWhole(number) ? new BigDecimal(whole(number)) : new BigDecimal(number.doubleValue());
    }

    private static Number narrow(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }
}

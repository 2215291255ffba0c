package org.labelport.yolo.rows;

/** Reads the numbers of label files. */
public final class RowNumber {

    private static final String CHARACTERS = "0123456789+-.eE";
    private static final int SHOWN = 40;

    private RowNumber() {}

    /**
     * Returns the number that a field spells, which may be infinite. Spellings that only Java has, such as {@code 1f}
     * and {@code NaN}, are not numbers.
     */
    public static double of(String field) throws RowException {
        for (int i = 0; i < field.length(); i++) {
            if (CHARACTERS.indexOf(field.charAt(i)) < 0) {
                throw notANumber(field);
            }
        }
        try {
            return Double.parseDouble(field);
        } catch (NumberFormatException e) {
            throw notANumber(field);
        }
    }

    private static RowException notANumber(String field) {
        return new RowException(
                "'" + (field.length() > SHOWN ? field.substring(0, SHOWN) + "…" : field) + "' is not a number");
    }
}

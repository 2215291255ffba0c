package org.labelport.yolo.rows;

/** Numbers as label files have them. */
public final class RowNumber {

    private static final String CHARACTERS = "0123456789+-.eE";
    private static final int SHOWN = 40;

    private RowNumber() {}

    /** The number that a field is, which may be infinite; Java's own ways to spell one are none of a label file. */
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

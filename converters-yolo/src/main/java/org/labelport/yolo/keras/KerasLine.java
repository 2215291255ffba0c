package org.labelport.yolo.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.labelport.model.DataType;
import org.labelport.yolo.rows.read.RowException;
import org.labelport.yolo.rows.read.RowNumber;

/**
 * A line of a list: a picture and its boxes.
 *
 * @param picture path with {@code /} between folders; may have blanks, although readers do not find it then
 * @param boxes the words after it
 */
record KerasLine(String picture, List<String> boxes) {

    /** How many numbers a box has: its edges and its class. */
    private static final int NUMBERS = 5;

    private static final int LONGEST_NAME = 4096;
    private static final int SHOWN = 60;

    /**
     * Splits a line. The name ends with the first word that makes it the name of a picture; without such a word it is
     * the first word.
     */
    static KerasLine of(String line) {
        String text = line.strip();
        int end = end(text);
        List<String> boxes = new ArrayList<>();
        StringTokenizer words = new StringTokenizer(text.substring(end));
        while (words.hasMoreTokens()) {
            boxes.add(words.nextToken());
        }
        return new KerasLine(text.substring(0, end).replace('\\', '/'), boxes);
    }

    private static int end(String text) {
        int first = text.length();
        for (int i = 0; i < Math.min(text.length(), LONGEST_NAME); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                first = Math.min(first, i);
                if (isPicture(text.substring(0, i))) {
                    return i;
                }
            }
        }
        return isPicture(text) ? text.length() : first;
    }

    private static boolean isPicture(String name) {
        return DataType.IMAGE.isOf(name.replace('\\', '/'));
    }

    /** Whether a line belongs to such a list: it has boxes, or is the name of a picture. */
    boolean isOne() {
        return boxes.isEmpty() ? isPicture(picture) : boxes.stream().anyMatch(KerasLine::isBox);
    }

    private static boolean isBox(String box) {
        try {
            numbers(box);
            return true;
        } catch (RowException e) {
            return false;
        }
    }

    /**
     * Returns the numbers of a box, all of them finite: left, top, right, bottom and class.
     *
     * @throws RowException when the text is anything else
     */
    static double[] numbers(String box) throws RowException {
        String[] fields = box.split(",", -1);
        if (fields.length != NUMBERS) {
            String shown = box.length() > SHOWN ? box.substring(0, SHOWN) + "…" : box;
            throw new RowException("'" + shown + "' is not left,top,right,bottom,class");
        }
        double[] numbers = new double[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = RowNumber.of(fields[i]);
            if (Double.isInfinite(numbers[i])) {
                throw new RowException("'" + fields[i] + "' is larger than a number can be");
            }
        }
        return numbers;
    }
}

package org.labelport.coco.list;

/**
 * Reads numbers and texts of plain JSON from bytes. The last byte must be neither a digit nor a space. Throws a
 * {@link NotPlainException} for rare spellings.
 */
final class PlainBytes {

    /** Numbers with more digits could overflow a long. */
    private static final int MAX_DIGITS = 18;

    private static final int MAX_TEXT = 1 << 20;

    private byte[] json = {};
    private int at;

    /** Says that something is spelled in a way that is not read here. */
    static final class NotPlainException extends Exception {

        private static final long serialVersionUID = 1L;

        NotPlainException() {
            super("", null, false, false);
        }
    }

    void start(byte[] bytes, int from) {
        json = bytes;
        at = from;
    }

    byte[] array() {
        return json;
    }

    int at() {
        return at;
    }

    void goOn(int from) {
        at = from;
    }

    /** Skips spaces and returns the byte after them, without taking it. */
    byte peek() {
        int next = at;
        while (json[next] == ' ' || json[next] == '\n' || json[next] == '\r' || json[next] == '\t') {
            next++;
        }
        at = next;
        return json[next];
    }

    /** Takes a character if it is the next one after spaces. Returns whether it was. */
    boolean take(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    void require(char c) throws NotPlainException {
        if (!take(c)) {
            throw new NotPlainException();
        }
    }

    /** Reads a whole number without a fraction or an exponent. */
    long integer() throws NotPlainException {
        boolean negative = take('-');
        int start = at;
        long number = 0;
        int next = at;
        for (int digit = json[next] - '0'; digit >= 0 && digit <= 9; digit = json[next] - '0') {
            number = 10 * number + digit;
            next++;
        }
        boolean zeros = next > start + 1 && json[start] == '0';
        if (next == start || next > start + MAX_DIGITS || zeros || isNumber(json[next])) {
            throw new NotPlainException();
        }
        at = next;
        return negative ? -number : number;
    }

    /** Reads a whole number from 0 to the largest int. */
    int count() throws NotPlainException {
        long number = integer();
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new NotPlainException();
        }
        return (int) number;
    }

    /**
     * Reads a text of ASCII without escapes and returns its length. Afterwards the position is behind the closing
     * quote, so that the text ends one byte before it.
     */
    int text() throws NotPlainException {
        require('"');
        int start = at;
        int next = at;
        while (json[next] != '"') {
            if (json[next] < ' ' || json[next] == '\\' || next - start > MAX_TEXT) {
                throw new NotPlainException();
            }
            next++;
        }
        at = next + 1;
        return next - start;
    }

    private static boolean isNumber(byte next) {
        return next == '.' || next == 'e' || next == 'E';
    }
}

package org.labelport.textgrid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/**
 * Splits a text file of Praat into what Praat looks at: numbers, texts in quotation marks and flags in angle brackets that have
 * a blank before them. Everything else, such as {@code xmin =}, is for people, and the short form of a file leaves it out.
 */
final class PraatTokens {

    /** Praat's times have at most 15 digits. */
    private static final int LONGEST_WORD = 1000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final double MICROS = 1e6;
    /** Seconds tell such times apart to the microsecond; greater ones they do not. */
    static final long MOST_MICROS = 1L << 53;

    private final Reader in;
    private final int longestText;
    private int line = 1;
    private int tokenLine = 1;
    private boolean afterReturn;

    PraatTokens(BufferedReader in, Limits limits) {
        this.in = in;
        this.longestText = limits.count(Limit.LINE);
    }

    /** The line of the token that was returned last. */
    int line() {
        return tokenLine;
    }

    /** The next text. Pairs of quotation marks in it stand for one. */
    String text() throws IOException, TextGridProblem {
        int c = start('"', "a text in quotation marks");
        StringBuilder text = new StringBuilder();
        c = read();
        while (true) {
            if (c < 0) {
                throw new TextGridProblem(tokenLine, "the text that begins here has no quotation mark at its end");
            }
            if (c == '"') {
                c = read();
                if (c < 0 || Character.isWhitespace(c)) {
                    return text.toString();
                }
                if (c != '"') {
                    throw new TextGridProblem(
                            line,
                            "there is '" + (char) c + "' behind a text. Write a quotation mark within a text twice");
                }
            }
            if (text.length() == longestText) {
                throw new TextGridProblem(
                        tokenLine,
                        "the text that begins here has more than " + longestText + " characters. Correct it, or raise '"
                                + Limit.LINE.key() + "' in limits.json");
            }
            text.append((char) c);
            c = read();
        }
    }

    /** The next number, a time in seconds, as microseconds. */
    long micros() throws IOException, TextGridProblem {
        double seconds = number();
        long micros = Math.round(seconds * MICROS);
        if (Double.isNaN(seconds) || micros > MOST_MICROS || micros < -MOST_MICROS) {
            throw new TextGridProblem(tokenLine, seconds + " is no time in seconds");
        }
        return micros;
    }

    /** The next number, which counts what follows. */
    int count() throws IOException, TextGridProblem {
        double number = number();
        if (number < 0 || number > Integer.MAX_VALUE || number != Math.rint(number)) {
            throw new TextGridProblem(tokenLine, "there is " + number + " where a count belongs");
        }
        return (int) number;
    }

    private double number() throws IOException, TextGridProblem {
        String word = word(start('0', "a number"));
        try {
            if (isDecimal(word)) {
                return Double.parseDouble(word);
            }
        } catch (NumberFormatException e) {
            throw new TextGridProblem(tokenLine, notANumber(word));
        }
        throw new TextGridProblem(tokenLine, notANumber(word));
    }

    private static String notANumber(String word) {
        return "'" + word + "' is no number";
    }

    /** Whether a word has only what decimal numbers have. Java takes some others for numbers, such as 1d. */
    private static boolean isDecimal(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!isNumber(c) && c != '.' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return true;
    }

    /** The next flag, without its brackets. */
    String flag() throws IOException, TextGridProblem {
        String word = word(start('<', "a flag in angle brackets"));
        return word.substring(1, word.endsWith(">") ? word.length() - 1 : word.length());
    }

    /** Goes to the next token, and returns whether there is one. */
    boolean hasMore() throws IOException {
        return start() >= 0;
    }

    /** Goes to the beginning of the next token, which must be of a kind, and returns its first character. */
    private int start(char kind, String wanted) throws IOException, TextGridProblem {
        int c = start();
        if (c < 0) {
            throw new TextGridProblem(line, "the file ends where " + wanted + " belongs");
        }
        boolean right = kind == '0' ? isNumber(c) : c == kind;
        if (!right) {
            throw new TextGridProblem(tokenLine, "there is '" + (char) c + "' where " + wanted + " belongs");
        }
        return c;
    }

    /** Goes to the beginning of the next token, and returns its first character; -1 at the end. */
    private int start() throws IOException {
        int c = read();
        while (c >= 0) {
            tokenLine = line;
            if (Character.isWhitespace(c) || c == BYTE_ORDER_MARK) {
                c = read();
            } else if (c == '!') {
                while (c >= 0 && c != '\n') {
                    c = read();
                }
            } else if (c == '"' || c == '<' || isNumber(c)) {
                return c;
            } else {
                while (c >= 0 && !Character.isWhitespace(c)) {
                    c = read();
                }
            }
        }
        return c;
    }

    private static boolean isNumber(int c) {
        return c >= '0' && c <= '9' || c == '-' || c == '+';
    }

    /** The rest of a token that ends at a blank. */
    private String word(int first) throws IOException, TextGridProblem {
        StringBuilder word = new StringBuilder();
        for (int c = first; c >= 0 && !Character.isWhitespace(c); c = read()) {
            if (word.length() == LONGEST_WORD) {
                throw new TextGridProblem(tokenLine, "there is a word of more than " + LONGEST_WORD + " characters");
            }
            word.append((char) c);
        }
        return word.toString();
    }

    /** The next character; every end of a line is a line feed. */
    private int read() throws IOException {
        int c = in.read();
        if (c == '\n' && afterReturn) {
            c = in.read();
        }
        afterReturn = c == '\r';
        if (c == '\r' || c == '\n') {
            line++;
            return '\n';
        }
        return c;
    }
}

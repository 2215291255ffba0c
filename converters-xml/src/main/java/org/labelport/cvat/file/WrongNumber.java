package org.labelport.cvat.file;

/**
 * A number in the {@code meta} of a file that cannot be read. It counts as unknown.
 *
 * @param line where it is, from 1
 * @param message what is wrong, and what to do
 */
public record WrongNumber(long line, String message) {

    /** Returns the message with its place. */
    public String in(String file) {
        return file + ", line " + line + ": " + message;
    }
}

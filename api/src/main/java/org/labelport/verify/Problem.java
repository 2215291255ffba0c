package org.labelport.verify;

import static java.util.Objects.requireNonNull;

import org.labelport.report.OneLine;

/**
 * One thing in a file that a consumer would reject or misread.
 *
 * @param effect what the consumer does with it
 * @param code stable name of the kind of problem, such as {@code yolo.class-out-of-range}
 * @param file relative to the verified folder, {@code /}-separated; empty when the folder as a whole is meant
 * @param line 1-based line in the file; 0 when the file as a whole is meant
 * @param message what is wrong, what the consumer makes of it and what to do; kept to {@linkplain OneLine one line}
 */
public record Problem(Effect effect, String code, String file, long line, String message) {

    /** What a consumer does. */
    public enum Effect {
        /** It stops, or leaves the picture or annotation out. */
        REJECTED,
        /** It silently reads something else than what is meant. */
        DAMAGED,
        /** Nothing bad by itself, but worth knowing. Does not make a data set wrong. */
        REMARK
    }

    public Problem {
        requireNonNull(effect, "effect");
        requireNonNull(code, "code");
        requireNonNull(file, "file");
        message = OneLine.of(requireNonNull(message, "message"));
        if (line < 0) {
            throw new IllegalArgumentException("lines are counted from 1, not " + line);
        }
    }

    /** A problem of a line. */
    public static Problem at(Effect effect, String code, String file, long line, String message) {
        return new Problem(effect, code, file, line, message);
    }

    /** A problem of a file, or of the folder when {@code file} is empty. */
    public static Problem of(Effect effect, String code, String file, String message) {
        return new Problem(effect, code, file, 0, message);
    }
}
